import DigestCore
import Testing

@Suite struct Formulas {
  @Test(arguments: [
    ("SL$^{2}$A", "SL⟦²⟧A"), ("LLM$\\times$MapReduce", "LLM⟦×⟧MapReduce"),
    ("$\\text{Transformer}^2$", "⟦Transformer²⟧"), ("($\\phi_r$)", "(⟦ϕᵣ⟧)"),
    ("$\\textbf{Only-IF}$", "b(⟦Only-IF⟧)"), ("VCT^2 (V_AI)", "VCT⟦²⟧ (V_AI)"),
    ("S$^2$R", "S⟦²⟧R"), ("One-step $f$-Divergence", "One-step ⟦f⟧-Divergence"),
    ("H$_2$O", "H⟦₂⟧O"), ("**a $x^2$**", "b(a )b(⟦x²⟧)"), ("$$x^2$$", "⟦x²⟧"),
  ])
  func `what papers write is shown`(text: String, expected: String) {
    #expect(typeset(text) == expected)
  }

  @Test(arguments: [
    ("\\alpha\\beta\\Gamma\\varphi\\varepsilon\\vartheta\\Omega", "αβΓφεϑΩ"),
    ("a \\times b \\cdot c \\pm d \\mp e", "a × b · c ± d ∓ e"),
    ("a\\leq b\\geq c\\neq d", "a≤b≥c≠d"),
    ("\\approx\\sim\\simeq\\equiv\\propto\\ll\\gg", "≈∼≃≡∝≪≫"),
    ("\\in\\notin\\subset\\subseteq\\cup\\cap", "∈∉⊂⊆∪∩"),
    ("\\forall\\exists\\partial\\nabla\\infty", "∀∃∂∇∞"),
    ("\\sum\\prod\\int", "∑∏∫"),
    ("\\to\\rightarrow\\leftarrow\\Rightarrow\\Leftrightarrow\\mapsto", "→→←⇒⇔↦"),
    ("\\langle x\\rangle\\lfloor y\\rceil", "⟨x⟩⌊y⌉"), ("\\|x\\|", "‖x‖"), ("\\ell\\hbar", "ℓℏ"),
    ("\\circ\\oplus\\otimes\\ast\\star\\dagger", "∘⊕⊗∗⋆†"), ("\\dots\\ldots\\cdots", "……⋯"),
    ("\\prime\\angle\\degree", "′∠°"), ("90^\\circ", "90°"), ("f'", "f′"), ("x \\not= y", "x ≠ y"),
    ("\\%\\$\\&\\_\\#\\{\\}", "%$&_#{}"), ("a\\, b\\;c\\quad d~e\\!f", "a b c d ef"),
    ("\\log p", "log p"), ("2\\exp(x)", "2 exp(x)"), ("\\max_i x_i", "maxᵢ xᵢ"),
    ("O(n\\log n)", "O(n log n)"), ("\\log\\left(x\\right)", "log(x)"), ("\\arg\\min", "arg min"),
  ])
  func `signs and functions have their characters`(formula: String, expected: String) {
    #expect(typeset("$\(formula)$") == "⟦\(expected)⟧")
  }

  @Test(arguments: [
    ("x^{2}", "x²"), ("x_i", "xᵢ"), ("x^{-1}", "x⁻¹"), ("a_{ij}", "aᵢⱼ"), ("x_i^2", "xᵢ²"),
    ("\\sum_{i=1}^{n}", "∑ᵢ₌₁ⁿ"), ("A^\\top", "Aᵀ"), ("A^*", "A*"), ("h^{(t)}", "h⁽ᵗ⁾"),
    ("\\mathbb{R}^n", "ℝⁿ"), ("\\mathbb{E}", "𝔼"), ("\\mathcal{L}", "ℒ"), ("\\mathcal{D}", "𝒟"),
    ("\\mathfrak{g}", "𝔤"), ("\\mathfrak{C}", "ℭ"), ("\\mathrm{KL}", "KL"),
    ("\\operatorname*{arg\\,max}", "arg max"), ("\\text{in words}", "in words"),
    ("\\hat{x}", "x\u{302}"), ("\\bar y", "y\u{304}"), ("\\tilde z", "z\u{303}"),
    ("\\vec v", "v\u{20D7}"), ("\\dot{q}", "q\u{307}"), ("\\hat{\\theta}", "θ\u{302}"),
  ])
  func `scripts, alphabets and accents have their characters`(formula: String, expected: String) {
    #expect(typeset("$\(formula)$") == "⟦\(expected)⟧")
  }

  @Test(arguments: [
    ("\\frac{a}{b}", "a/b"), ("\\frac{a+b}{c}", "(a+b)/c"), ("\\frac{1}{2}", "½"),
    ("\\frac12", "½"),
    ("\\frac{3}{11}", "3/11"), ("\\frac{1}{2\\pi}", "1/(2π)"), ("\\frac{a}{b}c", "(a/b)c"),
    ("\\frac{a}{b} + 1", "a/b + 1"), ("\\frac{\\partial f}{\\partial x}", "∂f/∂x"),
    ("\\frac{f(x)}{g(x)}", "f(x)/g(x)"), ("\\dfrac{a}{\\frac{b}{c}}", "a/(b/c)"),
    ("\\sqrt{x}", "√x"), ("\\sqrt{x+y}", "√(x+y)"), ("\\sqrt{d_k}", "√dₖ"), ("\\sqrt{ab}", "√(ab)"),
    ("\\sqrt[3]{8}", "∛8"), ("\\left( \\frac{a}{b} \\right)", "( a/b )"),
    ("\\left. x \\right|", "x |"),
  ])
  func `fractions and roots are written in a line`(formula: String, expected: String) {
    #expect(typeset("$\(formula)$") == "⟦\(expected)⟧")
  }

  @Test(arguments: [
    ("$\\textit{a}$", "i(⟦a⟧)"), ("$\\boldsymbol{\\theta}$", "b(⟦θ⟧)"),
    ("$\\mathbf{x} + y$", "⟦x + y⟧"),
    ("$\\mathit{ab}$", "i(⟦ab⟧)"),
  ])
  func `emphasis of a whole formula is that of its run`(text: String, expected: String) {
    #expect(typeset(text) == expected)
  }

  @Test(arguments: [
    "$\\pi_{ref}$", "$x_{i,j}$", "$\\unknown{x}$", "$x^{y^2}$", "$e^{0.5}$", "$\\frac{a}$", "${a$",
    "$a}$", "$\\begin{matrix}a\\end{matrix}$", "$a & b$", "$a \\\\ b$", "$\\hat{ab}$",
    "$2\\frac{3}{11}$",
    "$\\text{a$", "$\\!$", "$x\u{202E}y$", "$\\mathbb{\\alpha}$", "$\\not a$", "$\\sqrt[5]{x}$",
  ])
  func `what does not convert whole stays as typed`(text: String) {
    #expect(typeset(text) == text)
  }

  @Test(arguments: [
    "$5.4 billion in 2024 to $208,050", "$1 Million", "for 1$: Cheap repair at 5$", "US$5 and A$6",
    "$5k$", "$10k-$20k", "$5/month and 6$", "costs $5, or $6", "$5 to 6 vs A$", "only $0.005.",
    "$4 per test", "$$", "$ x $", "$a and b$",
  ])
  func `money stays as typed`(text: String) {
    #expect(typeset(text) == text)
  }

  @Test(arguments: [
    ("$3\\times$", "⟦3×⟧"), ("2$\\times$ faster", "2⟦×⟧ faster"), ("$10^{-3}$", "⟦10⁻³⟧"),
    ("$50\\%$", "⟦50%⟧"), ("$2$-norm", "⟦2⟧-norm"),
  ])
  func `numbers between dollars are formulas where no price has their form`(
    text: String, expected: String
  ) {
    #expect(typeset(text) == expected)
  }

  @Test func `nesting deeper than any formula stays as typed`() {
    let deep = String(repeating: "{", count: 40) + "x" + String(repeating: "}", count: 40)

    #expect(typeset("$\(deep)$") == "$\(deep)$")
    #expect(typeset("${{{{x}}}}$") == "⟦x⟧")
  }
}
