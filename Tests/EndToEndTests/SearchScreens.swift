/// The screens of `SearchInTmuxTests`.
enum SearchScreens {
  /// After each letter of `diffusion`.
  static let letters = [
    """
     7 papers                         Paper 1 of 7
    ▌● Digits and Dials             │ Digits and Dials
     ● Diffusion of Ideas           │ Ada Lovelace
     ● Different Rewards            │ Wed 7 May 2025 · arXiv 2505.10002
     ● Diffuse Light                │
     ● Denoising Diffusion          │ Old clocks are read.
     ● Video Models                 │
     ● Graphs                       │
     / d                                                           7 papers
     Enter keeps   Esc goes back   Tab completes   ^n ^p move
    """,
    """
     7 papers                         Paper 1 of 7
    ▌● Digits and Dials             │ Digits and Dials
     ● Diffusion of Ideas           │ Ada Lovelace
     ● Different Rewards            │ Wed 7 May 2025 · arXiv 2505.10002
     ● Diffuse Light                │
     ● Denoising Diffusion          │ Old clocks are read.
     ● Video Models                 │
     ● Graphs                       │
     / di                                                          7 papers
     Enter keeps   Esc goes back   Tab completes   ^n ^p move
    """,
    """
     6 papers                         Paper 1 of 6
    ▌● Diffusion of Ideas           │ Diffusion of Ideas
     ● Different Rewards            │ Ada Lovelace
     ● Diffuse Light                │ Wed 7 May 2025 · arXiv 2505.10004
     ● Denoising Diffusion          │
     ● Video Models                 │ Ideas spread.
     ● Graphs                       │
                                    │
     / dif                                                         6 papers
     Enter keeps   Esc goes back   Tab completes   ^n ^p move
    """,
    """
     6 papers                         Paper 1 of 6
    ▌● Diffusion of Ideas           │ Diffusion of Ideas
     ● Different Rewards            │ Ada Lovelace
     ● Diffuse Light                │ Wed 7 May 2025 · arXiv 2505.10004
     ● Denoising Diffusion          │
     ● Video Models                 │ Ideas spread.
     ● Graphs                       │
                                    │
     / diff                                                        6 papers
     Enter keeps   Esc goes back   Tab completes   ^n ^p move
    """,
    """
     6 papers                         Paper 1 of 6
    ▌● Diffusion of Ideas           │ Diffusion of Ideas
     ● Diffuse Light                │ Ada Lovelace
     ● Denoising Diffusion          │ Wed 7 May 2025 · arXiv 2505.10004
     ● Video Models                 │
     ● Different Rewards            │ Ideas spread.
     ● Graphs                       │
                                    │
     / diffu                                                       6 papers
     Enter keeps   Esc goes back   Tab completes   ^n ^p move
    """,
    """
     6 papers                         Paper 1 of 6
    ▌● Diffusion of Ideas           │ Diffusion of Ideas
     ● Diffuse Light                │ Ada Lovelace
     ● Denoising Diffusion          │ Wed 7 May 2025 · arXiv 2505.10004
     ● Video Models                 │
     ● Different Rewards            │ Ideas spread.
     ● Graphs                       │
                                    │
     / diffus                                                      6 papers
     Enter keeps   Esc goes back   Tab completes   ^n ^p move
    """,
    """
     5 papers                         Paper 1 of 5
    ▌● Diffusion of Ideas           │ Diffusion of Ideas
     ● Denoising Diffusion          │ Ada Lovelace
     ● Video Models                 │ Wed 7 May 2025 · arXiv 2505.10004
     ● Different Rewards            │
     ● Graphs                       │ Ideas spread.
                                    │
                                    │
     / diffusi                                                     5 papers
     Enter keeps   Esc goes back   Tab completes   ^n ^p move
    """,
    """
     5 papers                         Paper 1 of 5
    ▌● Diffusion of Ideas           │ Diffusion of Ideas
     ● Denoising Diffusion          │ Ada Lovelace
     ● Video Models                 │ Wed 7 May 2025 · arXiv 2505.10004
     ● Different Rewards            │
     ● Graphs                       │ Ideas spread.
                                    │
                                    │
     / diffusio                                                    5 papers
     Enter keeps   Esc goes back   Tab completes   ^n ^p move
    """,
    """
     5 papers                         Paper 1 of 5
    ▌● Diffusion of Ideas           │ Diffusion of Ideas
     ● Denoising Diffusion          │ Ada Lovelace
     ● Video Models                 │ Wed 7 May 2025 · arXiv 2505.10004
     ● Different Rewards            │
     ● Graphs                       │ Ideas spread.
                                    │
                                    │
     / diffusion                                                   5 papers
     Enter keeps   Esc goes back   Tab completes   ^n ^p move
    """,
  ]

  /// The results of `diffusion`: all, of a year, of a month, of a day.
  static let histogram = [
    """
     Dates “diffusion”   5 papers  titles first, newest first      Paper 1 of 5
    ▌All         5     │▌● Diffusion of Ideas                   │  Diffusion of Ideas
     2025        4 ███ │ ● Denoising Diffusion                  │  Ada Lovelace
     ▾ May       3 ██▎ │ ● Video Models                         │  Wed 7 May 2025 · arXiv 2505.10004
       Wed 07    2 █▌  │ ● Different Rewards                    │
       Tue 06    1 ▊   │ ● Graphs                               │  Ideas spread.
     ▾ April     1 ▊   │                                        │
       Mon 21    1 ▊   │                                        │
     2024        1 ▊   │                                        │
     ▾ December  1 ▊   │                                        │
       Tue 31    1 ▊   │                                        │
     / diffusion  ·  1/5  ·  8 papers in 4 days
     Esc back   j k narrow   Enter its papers   / search   l papers   ? all keys
    """,
    """
     Dates “diffusion”   4 of 5 papers · 2025                      Paper 1 of 4
     All         5     │▌● Diffusion of Ideas                   │  Diffusion of Ideas
    ▌2025        4 ███ │ ● Video Models                         │  Ada Lovelace
     ▾ May       3 ██▎ │ ● Different Rewards                    │  Wed 7 May 2025 · arXiv 2505.10004
       Wed 07    2 █▌  │ ● Graphs                               │
       Tue 06    1 ▊   │                                        │  Ideas spread.
     ▾ April     1 ▊   │                                        │
       Mon 21    1 ▊   │                                        │
     2024        1 ▊   │                                        │
     ▾ December  1 ▊   │                                        │
       Tue 31    1 ▊   │                                        │
     / diffusion  ·  1/4  ·  8 papers in 4 days
     Esc all results   j k narrow   Enter its papers   / search   l papers   ? all keys
    """,
    """
     Dates “diffusion”   3 of 5 papers · May 2025                  Paper 1 of 3
     All         5     │▌● Diffusion of Ideas                   │  Diffusion of Ideas
     2025        4 ███ │ ● Video Models                         │  Ada Lovelace
    ▌▾ May       3 ██▎ │ ● Different Rewards                    │  Wed 7 May 2025 · arXiv 2505.10004
       Wed 07    2 █▌  │                                        │
       Tue 06    1 ▊   │                                        │  Ideas spread.
     ▾ April     1 ▊   │                                        │
       Mon 21    1 ▊   │                                        │
     2024        1 ▊   │                                        │
     ▾ December  1 ▊   │                                        │
       Tue 31    1 ▊   │                                        │
     / diffusion  ·  1/3  ·  8 papers in 4 days
     Esc all results   j k narrow   Enter fold, unfold   / search   l papers   ? all keys
    """,
    """
     Dates “diffusion”   2 of 5 papers · Wed 7 May 2025            Paper 1 of 2
     All         5     │▌● Diffusion of Ideas                   │  Diffusion of Ideas
     2025        4 ███ │ ● Video Models                         │  Ada Lovelace
     ▾ May       3 ██▎ │                                        │  Wed 7 May 2025 · arXiv 2505.10004
    ▌  Wed 07    2 █▌  │                                        │
       Tue 06    1 ▊   │                                        │  Ideas spread.
     ▾ April     1 ▊   │                                        │
       Mon 21    1 ▊   │                                        │
     2024        1 ▊   │                                        │
     ▾ December  1 ▊   │                                        │
       Tue 31    1 ▊   │                                        │
     / diffusion  ·  1/2  ·  8 papers in 4 days
     Esc all results   j k narrow   Enter its papers   / search   l papers   ? all keys
    """,
  ]
}
