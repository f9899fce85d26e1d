"""fugashi and UniDic as a spaCy tokenizer: `doc.text` is the text, always.

Sentences that can hold a figure get UniDic's words with tags and dictionary forms; the rest, in which no claim can be,
is cut at white space only. Our own pipeline leaves out even those words: its components read the ones that they need.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import msgspec
from spacy.tokens import Doc
from spacy.util import registry

from pipeline.language.sentences import split_sentences
from pipeline.language.words import Word, read_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.language import Language
    from spacy.vocab import Vocab

#: Key of `doc.user_data` under which the sentences of the Doc stand, as a tuple of `SentenceWords`.
SENTENCES = "yomitori_sentences"
#: Key under which its text stands: `doc.text` puts it together from the tokens at every call.
TEXT = "yomitori_text"

_FIGURE = re.compile(r"[0-9０-９]|[一二三四五六七八九十百千万億兆数何幾][十百千万億兆年カヵヶか月週日時分秒人名社件台個本枚店つ割倍%％点円ドル回種機基]|割[0-9一-九]?|倍|半[減数額分]|ゼロ")
_RUN = re.compile(r"\S++")


class SentenceWords(msgspec.Struct, frozen=True):
    """A sentence and its words, which are None where it was not read finely."""

    start: int
    end: int
    words: list[Word] | None


def _coarse(text: str, start: int, end: int) -> list[Word]:
    return [Word(m.start(), m.end(), m.group(), "", m.group()) for m in _RUN.finditer(text, start, end)]


class FugashiTokenizer:
    """Turns a text into a Doc. Holds no tagger itself, so that it can be pickled.

    With `attributes` the tokens are words with tags, dictionary forms and sentence starts. Without, the whole text is one
    token: our own components read the words of the sentences that they need, and no others.
    """

    def __init__(self, vocab: Vocab, *, attributes: bool = True) -> None:
        self.vocab = vocab
        self.attributes = attributes

    def __call__(self, text: str) -> Doc:
        spans = split_sentences(text, 0, len(text))
        doc, sentences = self._of_words(text, spans) if self.attributes else self._of_sentences(text, spans)
        doc.user_data[SENTENCES] = tuple(sentences)
        doc.user_data[TEXT] = text
        return doc

    def _of_sentences(self, text: str, spans: list[tuple[int, int]]) -> tuple[Doc, list[SentenceWords]]:
        """A Doc of one token; its sentences have no words yet."""
        doc = Doc(self.vocab, words=[text] if text else [], spaces=[False] if text else [])
        return doc, [SentenceWords(start, end, None) for start, end in spans]

    def _of_words(self, text: str, spans: list[tuple[int, int]]) -> tuple[Doc, list[SentenceWords]]:
        """A Doc with a token for each word; for each run of white space in sentences that can hold no figure."""
        words: list[str] = []
        spaces: list[bool] = []
        tags: list[str] = []
        lemmas: list[str] = []
        starts: list[bool | int | None] = []
        sentences: list[SentenceWords] = []
        at = 0

        def gap(until: int) -> None:
            """White space before a word: one ASCII space is a flag of the word before it, all other are tokens."""
            nonlocal at
            if at < until:
                rest = text[at:until]
                if words and rest[0] == " " and not spaces[-1] and not words[-1].isspace():
                    spaces[-1] = True
                    rest = rest[1:]
                if rest:
                    add(rest, "", rest, False)
                at = until

        def add(word: str, tag: str, base: str, first: bool) -> None:
            words.append(word)
            spaces.append(False)
            tags.append(tag)
            lemmas.append(base)
            starts.append(first)

        for start, end in spans:
            fine = read_words(text, start, end) if _FIGURE.search(text, start, end) else None
            sentences.append(SentenceWords(start, end, fine))
            first = True
            for word in fine if fine is not None else _coarse(text, start, end):
                gap(word.start)
                # The text itself, not the tagger's view of it: NUL and its like are shown to MeCab as U+FFFD.
                add(text[word.start : word.end], word.tag, word.base, first)
                first = False
                at = word.end
        gap(len(text))
        return Doc(self.vocab, words=words, spaces=spaces, tags=tags, lemmas=lemmas, sent_starts=starts), sentences

    def to_bytes(self, **_: Any) -> bytes:
        """spaCy asks for this when a pipeline is saved; there is no state."""
        return b""

    def from_bytes(self, _data: bytes, **_kwargs: Any) -> FugashiTokenizer:
        return self

    def to_disk(self, _path: str, **_kwargs: Any) -> None:
        return None

    def from_disk(self, _path: str, **_kwargs: Any) -> FugashiTokenizer:
        return self


@registry.tokenizers("yomitori.fugashi.v1")  # type: ignore[untyped-decorator]
def create_tokenizer(attributes: bool = True) -> Callable[[Language], FugashiTokenizer]:
    """The factory that a spaCy configuration names as `yomitori.fugashi.v1`."""
    return lambda nlp: FugashiTokenizer(nlp.vocab, attributes=attributes)


def text_of(doc: Doc) -> str:
    """The text of a Doc."""
    text: str | None = doc.user_data.get(TEXT)
    if text is None:
        text = doc.user_data[TEXT] = doc.text
    return text


def sentences_of(doc: Doc) -> tuple[SentenceWords, ...]:
    """The sentences of a Doc that the tokenizer made; of any other Doc, its text split anew."""
    found = doc.user_data.get(SENTENCES)
    if found is None:
        text = text_of(doc)
        found = tuple(SentenceWords(start, end, None) for start, end in split_sentences(text, 0, len(text)))
        doc.user_data[SENTENCES] = found
    return found
