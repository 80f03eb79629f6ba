package org.khuevan.search;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.khuevan.ingest.Finding;
import org.khuevan.ingest.Place;

/// Cuts what was found in a file into passages of a size that can be judged and shown: long pages
/// and chapters into pieces, short captions into stretches of speech.
final class Passages {

    private static final int LONGEST = 1500;
    private static final int SPEECH = 300;
    private static final double PAUSE = 6;

    private Passages() {}

    /// @param language a BCP 47 tag, or empty if it is not known
    /// @param cues for speech, where each caption begins in the text; otherwise empty
    record Passage(Place place, String text, String language, List<Cue> cues) {
        Passage {
            cues = List.copyOf(cues);
        }
    }

    /// @param offset of its first character in the passage
    record Cue(int offset, Place.Span span) {}

    static List<Passage> of(List<Finding.Text> texts) {
        List<Passage> passages = new ArrayList<>();
        Speech speech = new Speech();
        for (Finding.Text text : texts) {
            if (text.place() instanceof Place.Span span) {
                if (!speech.takes(span)) {
                    speech.endInto(passages);
                }
                speech.add(span, text.text().strip(), text.language().orElse(""));
            } else {
                speech.endInto(passages);
                String language = text.language().orElse("");
                for (String piece : pieces(text.text())) {
                    passages.add(new Passage(text.place(), piece, language, List.of()));
                }
            }
        }
        speech.endInto(passages);
        return passages;
    }

    /// Cuts at ends of sentences, or where there are none, anywhere.
    private static List<String> pieces(String text) {
        if (text.length() <= LONGEST) {
            return text.isBlank() ? List.of() : List.of(text.strip());
        }
        List<String> pieces = new ArrayList<>();
        BreakIterator sentences = BreakIterator.getSentenceInstance(Locale.ROOT);
        sentences.setText(text);
        int start = 0;
        while (text.length() - start > LONGEST) {
            int end = sentences.preceding(start + LONGEST);
            if (end <= start + LONGEST / 3) {
                int space = text.lastIndexOf(' ', start + LONGEST);
                end = space > start ? space : start + LONGEST;
                end -= Character.isHighSurrogate(text.charAt(end - 1)) ? 1 : 0;
            }
            addTo(pieces, text.substring(start, end));
            start = end;
        }
        addTo(pieces, text.substring(start));
        return pieces;
    }

    private static void addTo(List<String> pieces, String piece) {
        if (!piece.isBlank()) {
            pieces.add(piece.strip());
        }
    }

    /// Captions that are gathered until they make a passage.
    private static final class Speech {

        private final StringBuilder words = new StringBuilder();
        private final List<Cue> cues = new ArrayList<>();
        private String language = "";

        boolean takes(Place.Span next) {
            return cues.isEmpty()
                    || words.length() < SPEECH
                            && next.start() >= cues.getLast().span().start()
                            && next.start() - cues.getLast().span().end() < PAUSE;
        }

        void add(Place.Span span, String text, String in) {
            if (text.isEmpty()) {
                return;
            }
            language = in;
            if (!words.isEmpty()) {
                words.append(' ');
            }
            cues.add(new Cue(words.length(), span));
            words.append(text);
        }

        void endInto(List<Passage> passages) {
            if (!cues.isEmpty()) {
                Place.Span whole =
                        new Place.Span(
                                cues.getFirst().span().start(),
                                Math.max(
                                        cues.getFirst().span().start(),
                                        cues.getLast().span().end()));
                String text = words.toString();
                if (text.length() <= 2 * LONGEST) {
                    passages.add(new Passage(whole, text, language, cues));
                } else {
                    for (String piece : pieces(text)) {
                        passages.add(new Passage(whole, piece, language, List.of()));
                    }
                }
            }
            words.setLength(0);
            cues.clear();
        }
    }
}
