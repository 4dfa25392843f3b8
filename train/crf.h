// Trainer: a linear-chain conditional random field over hashed features, by AdaGrad with L2. Same input, same bytes: a fixed order, an own
// generator, an own exponential, and none but IEEE's exact operations.
#pragma once

#include "train/trainer.h"

namespace onrecord {

struct CrfOptions {
  int epochs = 16;
  double rate = 0.07;     ///< first step of AdaGrad
  double l2 = 1.0;        ///< variance of the weights' prior is 1 / l2
  double drop = 0.3;      ///< share of the features that a sequence is learnt without, others each time: no feature is relied on alone
  double bold = 0.5;      ///< taken from the score of label 0 ("O") of a token, in nats: names found against names right
  int rare = 2;           ///< a feature row met fewer times is left out
  double smallest = 0.6;  ///< weights below this many quantisation steps are dropped
  double clip = 0.0005;   ///< share of the largest weights that are clipped to 8 bits
};

/// Where Example::allowed leaves several labels open, their sum is made likely.
[[nodiscard]] SequenceModel train_crf(const ModelHead& head, const std::vector<Example>& examples, const CrfOptions& options, Forbidden forbidden);

}  // namespace onrecord
