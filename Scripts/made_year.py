#!/usr/bin/env python3
"""Writes digests of a made-up year, for pictures of plots: the same bytes each time.

  Scripts/made_year.py FOLDER

Titles, authors and numbers are invented. Some topics grow over the year, one fades.
"""
import pathlib
import sys
from datetime import date, timedelta

FIRST, LAST = date(2024, 6, 3), date(2025, 5, 30)
# A topic, and its weight in the first and the last month.
TOPICS = [
    ("Diffusion Models", 20, 14), ("Reasoning Models", 3, 18), ("Language Agents", 5, 15),
    ("Flow Matching", 2, 7), ("State Space Models", 8, 3), ("Retrieval", 10, 8),
    ("Speech Synthesis", 6, 6), ("Vision Transformers", 14, 9), ("Preference Learning", 7, 8),
    ("Graph Networks", 6, 4), ("Robot Manipulation", 5, 8), ("Benchmarks", 9, 9),
]
HEADS = ["Scaling", "Revisiting", "Faster", "Sparse", "Unified", "Robust", "Learning", "Small",
         "Measuring", "Interpretable", "Self-Taught", "Long-Context"]
TAILS = ["without Labels", "at the Edge", "from Few Examples", "in the Wild", "by Search",
         "under Shift", "with Verifiers", "for Video", "in Many Languages", "on One Device"]
AUTHORS = ["Ada Lindqvist", "Bruno Okafor", "Chen Yifan", "Dolores Ibarra", "Emil Novak",
           "Farah Siddiqui", "Goro Tanabe", "Hanna Virtanen", "Ines Carvalho", "Jonas Weber",
           "Kofi Mensah", "Lucía Romero", "Mei-Ling Hsu", "Nadia Petrova", "Omar Haddad",
           "Priya Raman", "Quentin Leroy", "Rosa Jiménez", "Søren Holm", "Tomás Vidal"]

_state = 20250530


def draw(limit):
    """A number below `limit` (the generator is that of Numerical Recipes, 7.1)."""
    global _state
    _state = (_state * 1664525 + 1013904223) % 2**32
    return (_state >> 8) % limit


def topic(share):
    weights = [round(first + (last - first) * share) for _, first, last in TOPICS]
    number = draw(sum(weights))
    for (name, _, _), weight in zip(TOPICS, weights):
        number -= weight
        if number < 0:
            return name
    raise AssertionError


def author():
    """The first of the list write the most."""
    return AUTHORS[min(draw(len(AUTHORS)), draw(len(AUTHORS)))]


def digest(day, number):
    share = (day - FIRST) / (LAST - FIRST)
    lines = [f"## Papers for {day}", "", "| Title | Authors | Summary |", "|---|---|---|"]
    count = 8 + draw(9) + int(18 * share) + (6 if day.weekday() == 1 else 0)
    if (day.month, day.day) > (12, 22) or (day.month, day.day) < (1, 3):
        count = draw(4)
    for _ in range(count):
        title = f"{HEADS[draw(len(HEADS))]} {topic(share)} {TAILS[draw(len(TAILS))]}"
        authors = list(dict.fromkeys(author() for _ in range(2 + draw(3))))
        link = f"https://arxiv.org/abs/{day:%y%m}.{number:05}"
        lines.append(
            f"| {title} (Read more on [arXiv]({link}))| {', '.join(authors)} | {title} is studied. |")
        number += 1
    return "\n".join(lines) + "\n", number


def main():
    folder = pathlib.Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    day, number = FIRST, 10_000
    while day <= LAST:
        if day.weekday() < 5:
            text, number = digest(day, number)
            (folder / f"{day}.md").write_text(text, encoding="utf-8")
        day += timedelta(days=1)


if __name__ == "__main__":
    main()
