/// The words by which figures are told.
enum FigureVocabulary {
  /// Measures, with a capital wherever they are meant.
  static let measures = WordSet(
    "miou iou ciou giou biou map map50 ap ap50 ap75 apbox apmask ar bleu rouge meteor cider spice "
      + "bleu1 bleu2 bleu3 bleu4 f1 em auc auroc aupr auprc aupro fid gfid rfid pfid sfid fvd rfvd "
      + "gfvd kid psnr ssim lpips wer cer dwer bwer elo pq anls mae mse rmse mape nmse ndcg mrr dice "
      + "hota mota idf1 mos pesq stoi srcc plcc krcc srocc comet cometscore chrf bertscore mpjpe niqe "
      + "musiq clip clipscore dino ppl snr sisdr sdr mcc ece nll acc macc oa nmi geneval vbench "
      + "dreamsim bleurt sacrebleu pickscore imagereward fad crps ate rpe absrel asr iqa nds hr mmlu "
      + "accuracy recall precision perplexity score reward")

  /// Measures that are common words.
  static let measureWords = WordSet(
    "accuracy recall precision perplexity score scores reward loss error distance similarity "
      + "correlation coefficient rating ratings fidelity average rate speedup")

  /// Words between a number and `points`.
  static let kindsOfPoints = WordSet(
    "absolute percentage percent perplexity accuracy relative average f1 bleu map miou iou ap")

  /// Time, memory and speed: a result where the number is a fraction.
  static let measuredUnits = WordSet(
    "seconds second s ms milliseconds minutes gb mb gib mib tokens hours cm mm")

  /// What comes after `10 times` and `3-fold` where they compare.
  static let comparatives = WordSet(
    "faster slower more less fewer better worse higher lower larger smaller longer shorter cheaper "
      + "greater speedup speed speedups increase increases increased reduction improvement decrease "
      + "compression acceleration as compared quicker lighter gain gains that")

  /// What may follow a number that stands for a result without a unit.
  static let followers = WordSet(
    "on and or for in vs versus to with at across over compared while using by when against from "
      + "than after under respectively but which relative baseline average overall improvement "
      + "improvements absolute gain gains increase higher lower better worse reduction as between "
      + "without even despite during where whereas among per outperforming surpassing exceeding "
      + "achieved given if only within due because following speedup")

  /// What comes behind `billion` and the like is counted, not measured.
  static let sizes = WordSet(
    "b m k g t bn billion billions million millions trillion thousand hundred parameters parameter "
      + "images videos samples examples hours tokens pairs gpus d")

  /// What a hyphen and `point` make a gain: `a 12-point increase`.
  static let gains = WordSet(
    "improvement improvements increase increases gain gains boost drop reduction decrease decline lead "
      + "advantage margin gap accuracy average absolute higher lower f1 map score rise jump")

  /// What may stand before such a number.
  static let leaders = WordSet(
    "of to at by from vs versus than is was reaching reaches reached achieves achieving achieved "
      + "achieve attains attaining attained scores scoring scored score yields yielding reports "
      + "reporting over above below under about around approximately nearly only just obtaining "
      + "obtains obtained averaging averaged gains gaining reduces reducing improves improving roughly "
      + "almost a an the hitting hits recording records against were")

  /// What says, a few words before it, that a number is set and not found.
  static let settings = WordSet(
    "threshold temperature learning version versions dropout weight decay guidance ranging scale "
      + "quantile alpha beta gamma lambda epsilon sigma tau eta theta probability section table figure "
      + "fig eq equation algorithm appendix layer hyperparameter hyperparameters momentum setting "
      + "batch gpt llama qwen gemini claude p α β γ λ ε σ τ η θ δ bits bit")

  /// Stems of words in sentences that state results.
  static let resultStems = WordSet(
    "achi atta outp surp impr redu incr decr exce scor accu resu show demo reac yiel gain drop comp "
      + "fast high lowe bett base corr perf obta boos rais sota best find evid sign reve indi lead beat"
  )

  /// Names that take `@` and a number: `pass@128`.
  static let atNames = WordSet(
    "pass recall r precision p hit hits ndcg mrr map maj best avg acc accuracy asr cons con em f1 "
      + "bon success sr all any top mean hr cov coverage majority ap")

  /// What comes after a factor that says how much larger something was made, or how many there are.
  static let madeLarger = WordSet(
    "magnification upsampling upsample upscaling upscale downsampling downsample downsampled "
      + "super sr zoom resolution nvidia a100 h100 h800 a800 v100 rtx gpu gpus spatial temporal patch"
  )
}
