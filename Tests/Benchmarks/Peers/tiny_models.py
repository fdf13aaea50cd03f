"""The vectors that transformers and model2vec give for the tiny models of Tests/embedTests/TinyModel.swift: where the values in
BertEncoderTests and StaticEncoderTests come from. Weights are made by the same generator in the same order as there.

usage: tiny_models.py  (needs torch, transformers, model2vec)
"""

import numpy as np
import torch
from model2vec import StaticModel
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, processors
from transformers import BertConfig, BertModel

PIECES = (
    "[PAD] [UNK] [CLS] [SEP] [MASK] the cat sat on mat . ! ##s ##ting ho ##tel find me a train to 中 e n na ##i ##ve"
).split()
TEXTS = ["", "the cat sat on the mat.", "Find me a HOTEL naïve 中中!", "zebra [SEP] mats", "a " * 30 + "mat"]
WIDTH, INNER, HEADS, LAYERS, POSITIONS = 24, 40, 3, 2, 16


class Generator:
    """Multiples of 1/64 in [-1/2, 1/2), which F16 and BF16 hold exactly."""

    def __init__(self):
        self.state = 1

    def next(self):
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) % 2**64
        return ((self.state >> 58) - 32) / 64

    def tensor(self, *shape, around=0.0):
        count = int(np.prod(shape))
        return torch.tensor([around + self.next() for _ in range(count)]).reshape(shape)


def tokenizer():
    tokenizer = Tokenizer(models.WordPiece({piece: i for i, piece in enumerate(PIECES)}, unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.BertNormalizer()
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    tokenizer.add_special_tokens(PIECES[:5])
    tokenizer.post_processor = processors.BertProcessing(("[SEP]", 3), ("[CLS]", 2))
    return tokenizer


def bert(activation):
    model = BertModel(BertConfig(
        vocab_size=len(PIECES), hidden_size=WIDTH, num_hidden_layers=LAYERS, num_attention_heads=HEADS,
        intermediate_size=INNER, max_position_embeddings=POSITIONS, hidden_act=activation), add_pooling_layer=False).eval()
    generator, state = Generator(), model.state_dict()
    fill = lambda name, around=0.0: state[name].copy_(generator.tensor(*state[name].shape, around=around))
    for name in ["word", "position", "token_type"]:
        fill(f"embeddings.{name}_embeddings.weight")
    fill("embeddings.LayerNorm.weight", 1.0)
    fill("embeddings.LayerNorm.bias")
    for layer in range(LAYERS):
        name = f"encoder.layer.{layer}."
        for part in ["attention.self.query", "attention.self.key", "attention.self.value", "attention.output.dense",
                     "attention.output.LayerNorm", "intermediate.dense", "output.dense", "output.LayerNorm"]:
            fill(f"{name}{part}.weight", 1.0 if "Norm" in part else 0.0)
            fill(f"{name}{part}.bias")
    return model


def show(title, vectors):
    print(title)
    for text, vector in zip(TEXTS, vectors):
        print("  ", repr(text[:30]), [round(float(value), 6) for value in vector[:4]], "length", round(float(np.linalg.norm(vector)), 5))


tokens = tokenizer()
print([tokens.encode(text).ids for text in TEXTS])
tokens.enable_truncation(POSITIONS)
with torch.no_grad():
    for activation in ["gelu", "gelu_new"]:
        model = bert(activation)
        states = [model(torch.tensor([tokens.encode(text).ids])).last_hidden_state[0] for text in TEXTS]
        show(f"{activation}, mean, normalised", [torch.nn.functional.normalize(s.mean(0), dim=0).numpy() for s in states])
        show(f"{activation}, cls", [s[0].numpy() for s in states])
        show(f"{activation}, max", [s.max(0).values.numpy() for s in states])

generator = Generator()
rows = generator.tensor(len(PIECES), 8).numpy()
shared = generator.tensor(5, 8).numpy()
weights = np.array([1 + generator.next() for _ in PIECES])
mapping = np.array([i % 5 for i in range(len(PIECES))])
show("model2vec", StaticModel(rows, tokenizer(), {}, normalize=False).encode(TEXTS))
show("model2vec, normalised, mapping, weights",
     StaticModel(shared, tokenizer(), {}, normalize=True, weights=weights, token_mapping=mapping).encode(TEXTS))
