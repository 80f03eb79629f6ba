package org.khuevan.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What somebody probably meant to type, in words that the index has: keystrokes that were left
/// raw, slips, words run together, and wrong or missing Vietnamese marks. Says nothing when it is
/// not sure.
final class Corrections {

    /// That are spelt otherwise; looking for similar words takes longest.
    private static final int MOST_RESPELT = 8;

    /// From how many letters on a word is told from others by its letters alone.
    private static final int LONG = 5;

    private final Lexicon lexicon;
    private final Analysis analysis;

    Corrections(Lexicon lexicon, Analysis analysis) {
        this.lexicon = lexicon;
        this.analysis = analysis;
    }

    /// A word as it was typed, and what it may have been meant to be.
    private static final class TypedWord {

        private final String typed;
        private final int start;
        private String folded;
        private String marked;
        private final boolean quoted;
        private final boolean code;
        private boolean known;
        private boolean certain;

        TypedWord(
                String typed,
                int start,
                String folded,
                String marked,
                boolean quoted,
                boolean code) {
            this.typed = typed;
            this.start = start;
            this.folded = folded;
            this.marked = marked;
            this.quoted = quoted;
            this.code = code;
        }

        boolean isMarked() {
            return !folded.equals(marked);
        }
    }

    /// The typed text with other words in their places, all signs kept.
    Optional<String> of(String typed) {
        String text = TypedText.cut(typed);
        List<TypedWord> words = words(text);
        if (words.isEmpty()) {
            return Optional.empty();
        }
        List<String> before = words.stream().map(word -> word.marked).toList();
        lexicon.lookUp(words.stream().map(word -> word.folded).toList());
        for (TypedWord word : words) {
            word.known = word.quoted || lexicon.often(word.folded) > 0;
            word.certain = word.quoted || word.code && word.known;
        }
        decode(words);
        respell(words);
        if (words.stream().allMatch(word -> word.known)) {
            boolean changed = !words.stream().map(word -> word.marked).toList().equals(before);
            mark(words, changed);
        }
        return replaced(text, words, before);
    }

    private static Optional<String> replaced(
            String text, List<TypedWord> words, List<String> before) {
        StringBuilder corrected = new StringBuilder(text);
        boolean changed = false;
        for (int i = words.size() - 1; i >= 0; i--) {
            TypedWord word = words.get(i);
            if (!word.marked.equals(before.get(i))) {
                changed = true;
                corrected.replace(
                        word.start,
                        word.start + word.typed.length(),
                        Syllable.cased(written(word.marked), word.typed));
            }
        }
        return changed ? Optional.of(corrected.toString()) : Optional.empty();
    }

    private static String written(String marked) {
        StringBuilder all = new StringBuilder();
        for (String one : marked.split(" ")) {
            all.append(all.isEmpty() ? "" : " ").append(Syllable.written(one));
        }
        return all.toString();
    }

    /// Keystrokes of Telex or VNI. Where one word is raw, others may be too, though what they are
    /// raw happens to be a word: *cos* in *cos theer*.
    private void decode(List<TypedWord> words) {
        if (words.stream().allMatch(word -> word.known)) {
            return;
        }
        lexicon.lookUp(
                words.stream()
                        .filter(word -> !word.certain)
                        .flatMap(word -> decoded(word).stream().map(Word::marked))
                        .toList());
        boolean raw = false;
        for (TypedWord word : words) {
            if (!word.known) {
                raw |= decode(word, 0);
            }
        }
        for (TypedWord word : words) {
            if (raw && word.known && !word.certain && !word.isMarked()) {
                decode(word, lexicon.often(word.folded));
            }
        }
    }

    private boolean decode(TypedWord word, long often) {
        for (Word one : decoded(word)) {
            if (lexicon.often(one.marked()) > often) {
                word.marked = one.marked();
                word.folded = one.folded();
                word.known = true;
                word.certain = true;
                return true;
            }
        }
        return false;
    }

    private List<Word> decoded(TypedWord word) {
        return Stream.of(Keystrokes.telex(word.typed), Keystrokes.vni(word.typed))
                .flatMap(Optional::stream)
                .map(analysis::typed)
                .filter(formed -> formed.size() == 1)
                .map(List::getFirst)
                .toList();
    }

    /// What has digits is a code, which is not another one.
    private void respell(List<TypedWord> words) {
        int respelt = 0;
        for (int i = 0; i < words.size(); i++) {
            TypedWord word = words.get(i);
            if (!word.known && word.code) {
                word.known = true;
                word.certain = true;
            } else if (!word.known && respelt++ < MOST_RESPELT) {
                respell(words, i);
            }
        }
    }

    /// Chooses the similar word that stands beside the neighbours somewhere. Short words have so
    /// many similar ones that only this tells anything.
    private void respell(List<TypedWord> words, int at) {
        TypedWord word = words.get(at);
        String best = "";
        long most = 0;
        List<String> similar = lexicon.similar(word.folded);
        for (String candidate : similar) {
            long together = beside(words, at, candidate);
            if (together > most) {
                most = together;
                best = candidate;
            }
        }
        if (best.isEmpty() && word.folded.length() >= LONG) {
            best = similar.stream().findFirst().orElse("");
        }
        if (!best.isEmpty()) {
            word.folded = best;
            word.marked = best;
            word.known = true;
        }
    }

    private long beside(List<TypedWord> words, int at, String candidate) {
        String[] parts = candidate.split(" ");
        long before =
                at > 0 && words.get(at - 1).known
                        ? lexicon.together(last(words.get(at - 1)), parts[0])
                        : 0;
        long after =
                at + 1 < words.size() && words.get(at + 1).known
                        ? lexicon.together(parts[parts.length - 1], words.get(at + 1).folded)
                        : 0;
        return before + after;
    }

    private static String last(TypedWord word) {
        return word.folded.substring(word.folded.lastIndexOf(' ') + 1);
    }

    /// Gives words the marks with which they stand together in the index.
    ///
    /// @param changed whether some words are others than those typed
    private void mark(List<TypedWord> words, boolean changed) {
        MarkedReading reading = new MarkedReading(lexicon);
        List<MarkedReading.Typed> typed = new ArrayList<>();
        for (TypedWord word : words) {
            String[] folded = word.folded.split(" ");
            String[] marked = word.marked.split(" ");
            for (int i = 0; i < folded.length; i++) {
                typed.add(new MarkedReading.Typed(folded[i], marked[i], word.certain));
            }
        }
        List<String> read = reading.of(typed, changed);
        int next = 0;
        for (TypedWord word : words) {
            int count = word.folded.split(" ").length;
            word.marked = String.join(" ", read.subList(next, next + count));
            next += count;
        }
    }

    /// The words that are looked for everywhere, one by one.
    private List<TypedWord> words(String text) {
        List<TypedWord> words = new ArrayList<>();
        for (TypedText.Part part : TypedText.of(text).parts()) {
            if (part.isWanted()) {
                boolean code = Wanted.CODE.matcher(part.text()).find();
                for (Word word : analysis.typed(part.text())) {
                    words.add(
                            new TypedWord(
                                    part.text().substring(word.start(), word.end()),
                                    part.start() + word.start(),
                                    word.folded(),
                                    word.marked(),
                                    part.quoted(),
                                    code));
                }
            }
        }
        return words;
    }
}
