import DigestCore
import Testing

@Suite struct FigureFinding {
  @Test(arguments: [
    ("by 5.73%", ["5.73%"]), ("2.3× or 2.3x", ["2.3×", "2.3x"]), ("~9%, <1%", ["~9%", "<1%"]),
    ("+4.2 points, −3.2 points", ["+4.2 points", "−3.2 points"]),
    ("from 61.2% to 74.5%", ["61.2%", "74.5%"]), ("12% points", ["12% points"]),
    ("7.9 percentage points", ["7.9 percentage points"]), ("4.5 times", ["4.5 times"]),
    ("pass@128, Recall@3", ["pass@128", "Recall@3"]), ("3.6 dB", ["3.6 dB"]),
    ("30 FPS", ["30 FPS"]),
    ("10-15%, 92–97%", ["10-15%", "92–97%"]), ("2.4-2.9x", ["2.4-2.9x"]),
    ("3-fold increase", ["3-fold"]),
    ("10 to 20 times faster", ["10", "20 times"]),
    ("5 to 15 percentage points", ["5", "15 percentage points"]),
    ("2.05% ± 1.04%", ["2.05% ± 1.04%"]), ("5\\% up", ["5", "%"]), ("2.3$\\times$", ["2.3", "×"]),
    ("$2.3\\times$", ["2.3×"]), ("**5.73%**", ["5.73%"]), ("99.9 percent", ["99.9 percent"]),
    ("1,234.5%", ["1,234.5%"]), ("123.6X faster", ["123.6X"]),
  ])
  func `numbers with a sign or unit of results are figures anywhere`(
    text: String, expected: [String]
  ) {
    #expect(figures(text) == expected)
  }

  @Test(arguments: [
    ("It achieves 83.84 mIoU.", ["83.84 mIoU"]),
    ("It reaches 28.4 BLEU and 0.87 F1.", ["28.4 BLEU", "0.87 F1"]),
    ("It achieves an FID score of 7.27 on X.", ["7.27"]),
    ("It improves from 10.0 to 36.7.", ["10.0", "36.7"]),
    ("It outperforms others (0.76 vs. 0.63).", ["0.76", "0.63"]),
    ("It has an FVD of 420, the best.", ["420"]),
    ("It gains 5 points.", ["5 points"]), ("It gains 7 absolute points.", ["7 absolute points"]),
    ("It reaches 95.0 pass@1.", ["95.0 pass@1"]), ("It drops (AUC=0.8).", ["0.8"]),
    ("It achieves a 66.4 analytical score.", ["66.4"]),
    ("It beats the teacher's 0.751.", ["0.751"]),
    ("It scores 0.74 on A and 0.89 on B.", ["0.74", "0.89"]), ("It scores 16.2/25.", ["16.2/25"]),
    ("It takes 0.1s, which is faster.", ["0.1s"]), ("It shows 4.32 tokens/s.", ["4.32 tokens/s"]),
    ("It correlates (r = 0.91).", ["0.91"]), ("A 12-point increase results.", ["12-point"]),
    ("It attains a PSNR of 0.445 ± 0.01.", ["0.445 ± 0.01"]),
    ("It shows 1.6° less error.", ["1.6°"]),
  ])
  func `in sentences that state results, measures and fractions are figures`(
    text: String, expected: [String]
  ) {
    #expect(figures(text) == expected)
  }

  @Test(arguments: [
    "It shows results on GPT-4, GPT-4.1, 7B, Llama-3.1-8B, a 32B model, 70.6B and 1.5 billion.",
    "Results of 2024, of 2025-04-12, in Section 3.2, Table 4.1, Fig. 3.4 and arXiv 2504.12345.",
    "It shows 1,200 images, 3D, top-5, v2.0.1, MATH-500, [12], #5 and ImageNet 256x256.",
    "It shows Gemini 2.5 Pro, Llama 3.1, Python 3.10, Ubuntu 22.04, Qwen2.5 and Claude 3.5 Sonnet.",
    "It earns $5.4 billion, $208,050, €3.2, £1.5 and US$2.5, the best.",
    "It is significantly better (p < 0.05, p=0.03, p-value of 0.01).",
    "A learning rate of 0.001, temperature 0.7 and a dropout of 0.1 show the best.",
    "It uses 4x A100 GPUs, 2x upsampling, a 2 x 3 grid, 16x16x16, 8x22B and 20X lenses.",
    "It shows a 95% CI, 5-fold cross-validation, 3-point perspective and 4,096 points.",
    "It achieves it with 1.58-bit weights, 3.5 hours of video and 10.5M pairs.",
    "The methodology reaches a ratio of 0.5.", "The number is 0.5 here.",
    "O(1) and C^0.57 show 1e-5.",
    "FocalCodec@50 is best.",
  ])
  func `names, sizes, dates, versions, money and settings are none`(text: String) {
    #expect(figures(text) == [])
  }

  @Test func `titles and whoever does not ask have none`() {
    #expect(typeset("by 5.73%") == "by 5.73%")
    #expect(typeset("by 5.73%", findsFigures: true) == "by F(5.73%)")
  }

  @Test func `a figure keeps the emphasis it stands in`() {
    #expect(typeset("**up 5% now**", findsFigures: true) == "b(up )bF(5%)b( now)")
    #expect(typeset("**5**%", findsFigures: true) == "b(5)%")
  }
}
