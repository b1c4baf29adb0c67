/// The words of a `ZipfArchive`, the most frequent first: common ones, then made-up ones.
struct ZipfVocabulary {
  /// UTF-8, without spaces.
  let words: [[UInt8]]

  /// `common` are the most frequent words, in order, none twice.
  init(common: [String], count: Int, seed: UInt64) {
    var random = SplitMix(state: seed)
    var known = Set(common)
    var all = common
    all.reserveCapacity(count)
    // Words of a field share their beginnings, so prefixes have to be as crowded as real ones.
    let stems = common.filter { $0.utf8.count > 4 && $0.utf8.allSatisfy { $0 >= 0x61 } }
    while all.count < count {
      let word =
        random.next() % 50 == 0
        ? stems[random.below(stems.count)] + Self.endings[random.below(Self.endings.count)]
        : Self.syllables(&random)
      if known.insert(word).inserted { all.append(word) }
    }
    words = all.map { Array($0.utf8) }
  }

  private static func syllables(_ random: inout SplitMix) -> String {
    var word = beginnings[random.below(beginnings.count)]
    for _ in 0..<random.below(3) { word += middles[random.skewed(middles.count)] }
    word += endings[random.below(endings.count)]
    if random.next() % 12 == 0 { word += "\(random.below(100))" }
    return word
  }

  /// Equally frequent: more of them would make every prefix less crowded than in real text.
  private static let beginnings = words(
    """
    con pro com pre re tra in de dis sub int ov un mu au sam per mo ma ser al gra lin
    cor bi ca ve sta spa net ro no po ta fi fa ga ge hy ki la li lo me mi na ne ni ob op or pa
    pi qua ra ri sa se si so te ti to tu ul va vi vo we wi xe yo za ze
    """)
  private static let middles = words(
    """
    ta ne ri lo ma ti ra de si mo le vi no pa co se li na du to fe ga be mi ro sa pi ke vo lu
    """)
  private static let endings = words(
    """
    n s r l t ing ed er al ly ion net bench former able ness ity ment ism ist gen lm db ive ous
    ure ance age ate ar est eval nerf gan 2 3 v2
    """)

  static func words(_ text: String) -> [String] {
    text.split(whereSeparator: \.isWhitespace).map(String.init)
  }
}

extension ZipfVocabulary {
  /// About as frequent as in abstracts, the first in a tenth of all places.
  static let text = words(
    """
    the of and a to in for we with on that is this by as model models are our learning from data
    an method can which it be training language large using performance these based approach
    results task tasks reasoning show methods paper new network image well across while
    propose through or video at both between generation images their high more neural framework
    trained quality how existing information such multiple diffusion than has problem thus
    not deep time system different over also human without evaluation achieve agents agent only
    dataset datasets knowledge inference study efficient have state its introduce benchmark
    however strong each single key into representation analysis visual two when algorithm
    reinforcement complex features improve research process various small accuracy scale all
    space design text text-to-image one computational demonstrate structure current challenges
    first work learn applications error most where often they context samples better set real
    reward policy distribution linear point learned available under general further robust used
    local global search long many recent rather generative optimization sampling noise level
    semantic domain novel flow matching attention transformer sequence token tokens self-supervised
    supervised prompt alignment preference feedback fine-tuning pre-trained zero-shot few-shot
    step-by-step chain thought code mathematical question answering retrieval memory speech audio
    motion camera scene object objects detection segmentation tracking depth pose view views robot
    control planning world simulation physical embodied safety attack defense privacy federated
    graph graphs node nodes edge molecular protein drug medical clinical patients survey surveys
    comparison compare compared comprehensive compression compact compute compositional component
    combine complete complexity common community continual contrastive controllable convergence
    consistency constraint conditional context-aware convolutional cost loss gradient descent bound
    bounds proof theorem theory optimal convex stochastic random matrix kernel bayesian causal
    uncertainty calibration hallucination factuality bias fairness reference metric metrics
    score scores human-like judge preference-based latent encoder decoder autoencoder variational
    normalizing mixture experts expert sparse dense quantization pruning distillation adapter
    adapters parameter parameters billion million token-level layer layers head heads hidden
    embedding embeddings vector vectors index database query queries ranking recommendation user
    users item items online offline policy-gradient exploration exploitation environment game games
    multi-agent cooperation negotiation dialogue conversation instruction instructions following
    tool tools function calling web browser interface click screen document documents table chart
    layout caption captions translation multilingual low-resource cross-lingual english chinese
    arabic café naïve Schrödinger Poincaré Gödel R² GPT-4o LLaMA-3 Qwen2 CLIP ViT BERT ResNet-50
    MMLU GSM8K ImageNet COCO 3D 4D 2D 10 100 1,000 0.5 95% 2× zebra astronomy seismic weather ocean
    satellite traffic vehicle driving lidar radar sensor sensors wearable energy battery climate
    """)

  /// Of people, given and family names alike.
  static let names = words(
    """
    Wei Li Zhang Wang Chen Liu Yang Jun Yu Xin Hao Jie Huang Zhao Wu Zhou Xu Sun Ma Zhu Hu Guo He
    Lin Luo Anna Müller Łukasz Novák Zoë Øster Priya Singh José García Martín Nguyễn Minh Kim Lee
    Park Sato Yuki Tanaka Ivan Petrov Elena Rossi Marco Bianchi Sophie Dubois Pierre François
    Lars Nilsson Åsa Björk Ömer Yılmaz Ahmed Hassan Fatima Ali Omar John Smith David Johnson Maria
    Brown Emily Davis Michael Wilson Sarah Taylor James Anderson Daniel Thomas Laura Moore Robert
    Clark Amit Sharma Rahul Gupta Kavya Patel Carlos Silva Ana Souza Peter Schmidt Julia Weber
    """)
}
