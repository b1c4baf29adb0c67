/// The commands of LaTeX that stand for one sign of Unicode, by name.
enum FormulaSymbols {
  /// The sign of `\name`.
  static func sign(of name: String) -> Unicode.Scalar? { signs[name] }

  /// Names of functions, set as words: `\log`.
  static let functions: Set<String> = [
    "arccos", "arcsin", "arctan", "arg", "argmax", "argmin", "cos", "cosh", "cot", "deg", "det",
    "dim", "exp", "gcd", "hom", "inf", "ker", "lg", "lim", "liminf", "limsup", "ln", "log", "max",
    "min", "mod", "Pr", "sec", "sin", "sinh", "sup", "tan", "tanh",
  ]

  /// Commands that only say how large or where something is set.
  static let layout: Set<String> = [
    "big", "Big", "bigg", "Bigg", "bigl", "bigr", "Bigl", "Bigr", "bigm", "displaystyle", "left",
    "limits", "middle", "nolimits", "right", "scriptstyle", "textstyle",
  ]

  /// Commands that are a blank.
  static let blanks: Set<String> = ["enspace", "quad", "qquad", "space", "thinspace"]

  private static let signs: [String: Unicode.Scalar] = {
    var signs: [String: Unicode.Scalar] = [:]
    for line in [greek, operators, relations, sets, arrows, delimiters, others] {
      var words = line.split(whereSeparator: { $0 == " " || $0 == "\n" })[...]
      while let name = words.popFirst(), let sign = words.popFirst()?.unicodeScalars.first {
        signs[String(name)] = sign
      }
    }
    return signs
  }()

  private static let greek = """
    alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι
    kappa κ varkappa ϰ lambda λ mu μ nu ν xi ξ omicron ο pi π varpi ϖ rho ρ varrho ϱ sigma σ
    varsigma ς tau τ upsilon υ phi ϕ varphi φ chi χ psi ψ omega ω digamma ϝ
    Alpha Α Beta Β Gamma Γ Delta Δ Epsilon Ε Zeta Ζ Eta Η Theta Θ Iota Ι Kappa Κ Lambda Λ Mu Μ
    Nu Ν Xi Ξ Omicron Ο Pi Π Rho Ρ Sigma Σ Tau Τ Upsilon Υ Phi Φ Chi Χ Psi Ψ Omega Ω
    varGamma Γ varDelta Δ varTheta Θ varLambda Λ varXi Ξ varPi Π varSigma Σ varUpsilon Υ varPhi Φ
    varPsi Ψ varOmega Ω
    """

  private static let operators = """
    times × div ÷ cdot · pm ± mp ∓ ast ∗ star ⋆ circ ∘ bullet • oplus ⊕ ominus ⊖ otimes ⊗
    oslash ⊘ odot ⊙ wedge ∧ land ∧ vee ∨ lor ∨ neg ¬ lnot ¬ setminus ∖ backslash \\ sum ∑ prod ∏
    coprod ∐ int ∫ iint ∬ iiint ∭ oint ∮ partial ∂ nabla ∇ dagger † ddagger ‡ amalg ⨿ wr ≀
    bigcup ⋃ bigcap ⋂ bigoplus ⨁ bigotimes ⨂ bigvee ⋁ bigwedge ⋀ diamond ⋄ ltimes ⋉ rtimes ⋊
    bowtie ⋈ triangle △ bigtriangleup △ bigtriangledown ▽ triangleleft ◁ triangleright ▷
    """

  private static let relations = """
    leq ≤ le ≤ leqslant ≤ geq ≥ ge ≥ geqslant ≥ neq ≠ ne ≠ approx ≈ sim ∼ simeq ≃ cong ≅ equiv ≡
    propto ∝ ll ≪ gg ≫ prec ≺ succ ≻ preceq ⪯ succeq ⪰ perp ⊥ parallel ∥ nparallel ∦ mid ∣ nmid ∤
    asymp ≍ doteq ≐ triangleq ≜ coloneqq ≔ vdash ⊢ dashv ⊣ models ⊨ vDash ⊨ lesssim ≲ gtrsim ≳
    lt < gt > nless ≮ ngtr ≯ nleq ≰ ngeq ≱ approxeq ≊ colon :
    """

  private static let sets = """
    in ∈ notin ∉ ni ∋ subset ⊂ subseteq ⊆ subsetneq ⊊ supset ⊃ supseteq ⊇ supsetneq ⊋ cup ∪ cap ∩
    uplus ⊎ sqcup ⊔ sqcap ⊓ sqsubseteq ⊑ sqsupseteq ⊒ emptyset ∅ varnothing ∅ forall ∀ exists ∃
    nexists ∄ complement ∁ top ⊤ bot ⊥ aleph ℵ therefore ∴ because ∵
    """

  private static let arrows = """
    to → rightarrow → longrightarrow ⟶ leftarrow ← gets ← longleftarrow ⟵ uparrow ↑ downarrow ↓
    leftrightarrow ↔ longleftrightarrow ⟷ updownarrow ↕ Rightarrow ⇒ Longrightarrow ⟹ implies ⟹
    Leftarrow ⇐ Longleftarrow ⟸ impliedby ⟸ Leftrightarrow ⇔ Longleftrightarrow ⟺ iff ⟺
    Uparrow ⇑ Downarrow ⇓ mapsto ↦ longmapsto ⟼ hookrightarrow ↪ hookleftarrow ↩ nearrow ↗
    searrow ↘ swarrow ↙ nwarrow ↖ rightharpoonup ⇀ rightharpoondown ⇁ leftharpoonup ↼
    rightleftharpoons ⇌ rightrightarrows ⇉ leftleftarrows ⇇ rightsquigarrow ⇝ leadsto ⇝
    upuparrows ⇈ nrightarrow ↛ circlearrowright ↻ circlearrowleft ↺
    """

  private static let delimiters = """
    langle ⟨ rangle ⟩ lfloor ⌊ rfloor ⌋ lceil ⌈ rceil ⌉ lbrace { rbrace } lbrack [ rbrack ]
    vert | lvert | rvert | Vert ‖ lVert ‖ rVert ‖ llbracket ⟦ rrbracket ⟧
    """

  private static let others = """
    infty ∞ ell ℓ hbar ℏ hslash ℏ imath ı jmath ȷ Re ℜ Im ℑ wp ℘ prime ′ angle ∠ degree ° dots …
    ldots … cdots ⋯ vdots ⋮ ddots ⋱ dotsc … dotsb ⋯ dotsm ⋯ dotso … checkmark ✓ textbackslash \\
    square □ Box □ blacksquare ■ lozenge ◊ clubsuit ♣ spadesuit ♠ heartsuit ♡ diamondsuit ♢
    flat ♭ natural ♮ sharp ♯ S § P ¶ copyright © pounds £ euro € yen ¥ textdegree ° micro µ
    textasciitilde ~ textasciicircum ^ textunderscore _ textpm ± texttimes × textmu µ textregistered ®
    texttrademark ™ textendash – textemdash — textbar | textless < textgreater > AA Å aa å ss ß o ø
    O Ø ae æ AE Æ oe œ OE Œ l ł L Ł bigstar ★ eth ð mho ℧ surd √
    """
}
