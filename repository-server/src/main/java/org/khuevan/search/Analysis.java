package org.khuevan.search;

import com.ibm.icu.text.Normalizer2;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.charfilter.MappingCharFilter;
import org.apache.lucene.analysis.charfilter.NormalizeCharMap;
import org.apache.lucene.analysis.icu.ICUFoldingFilter;
import org.apache.lucene.analysis.icu.segmentation.ICUTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.tartarus.snowball.ext.EnglishStemmer;

/// How text becomes words, after UAX #29. Words are formed in the same way for texts and for what
/// is typed. Safe for use by many threads.
///
/// Formulas stay whole: x², x^2 and x^{2} are `x2`, H₂SO₄ and H_2SO_4 are `h2so4`. C++ and C# are
/// words too. Words that a full stop or a colon joins are as many (*câu hỏi.Trả lời*), except
/// initials (*U.S.A*).
final class Analysis {

    /// To be raised whenever words are formed differently: older indexes are rebuilt.
    static final int VERSION = 2;

    private static final int MOST_KNOWN = 20_000;
    private static final int LONGEST = 64;

    /// A digit below the line behind the name of a variable or a formula of elements.
    private static final Pattern BELOW =
            Pattern.compile("(?<=^|\\d)(\\p{L}{1,2}|(?:[A-Z][a-z]?){1,6})_(?=\\d)");

    private static final Normalizer2 CASE_FOLDED = Normalizer2.getNFKCCasefoldInstance();
    private static final NormalizeCharMap SIGNS = signs();

    private final Analyzer words =
            new Analyzer() {
                @Override
                protected Reader initReader(String field, Reader reader) {
                    return new MappingCharFilter(SIGNS, reader);
                }

                @Override
                protected TokenStreamComponents createComponents(String field) {
                    return new TokenStreamComponents(new ICUTokenizer());
                }
            };

    /// Few words make up most of every text.
    private volatile Map<String, Forms> known = new ConcurrentHashMap<>();

    /// Those before them, of which the usual ones are soon known again.
    private volatile Map<String, Forms> before = Map.of();

    private final ThreadLocal<EnglishStemmer> stemmer =
            ThreadLocal.withInitial(EnglishStemmer::new);

    /// @param stem empty for what no English word looks like
    /// @param syllable whether it may be a Vietnamese syllable
    private record Forms(String folded, String marked, String stem, boolean syllable) {}

    /// The words of a text, in order.
    List<Word> words(String text, Tongue tongue) {
        Optional<int[]> bounds = LatinWords.bounds(text);
        return bounds.isPresent() ? latin(text, bounds.get(), tongue) : any(text, tongue);
    }

    private List<Word> latin(String text, int[] bounds, Tongue tongue) {
        List<Word> found = new ArrayList<>(bounds.length / 2);
        for (int i = 0; i < bounds.length; i += 2) {
            String token = text.substring(bounds[i], bounds[i + 1]);
            add(found, token, bounds[i], bounds[i + 1], tongue);
        }
        return found;
    }

    private void add(List<Word> found, String token, int start, int end, Tongue tongue) {
        int from = 0;
        for (int at = joint(token, 0); at >= 0; at = joint(token, at + 1)) {
            if (from > 0 || !isOfInitials(token)) {
                addWord(found, token.substring(from, at), start + from, start + at, tongue);
                from = at + 1;
            }
        }
        addWord(found, token.substring(from), Math.min(end, start + from), end, tongue);
    }

    /// Where a sign joins two letters, from somewhere on; -1 if nowhere.
    private static int joint(String token, int from) {
        for (int i = Math.max(1, from); i < token.length() - 1; i++) {
            char c = token.charAt(i);
            if ((c == '.' || c == ':')
                    && Character.isLetter(token.codePointBefore(i))
                    && Character.isLetter(token.codePointAt(i + 1))) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isOfInitials(String token) {
        for (int i = 1; i < token.length(); i += 2) {
            if (token.charAt(i) != '.') {
                return false;
            }
        }
        return true;
    }

    private void addWord(List<Word> found, String token, int start, int end, Tongue tongue) {
        Forms forms = forms(token);
        if (!forms.folded().isEmpty()) {
            String stem = tongue.stems(forms.syllable()) ? forms.stem() : "";
            found.add(new Word(forms.folded(), forms.marked(), stem, start, end));
        }
    }

    private List<Word> any(String text, Tongue tongue) {
        List<Word> found = new ArrayList<>();
        try (TokenStream stream = words.tokenStream("", new StringReader(text))) {
            CharTermAttribute term = stream.getAttribute(CharTermAttribute.class);
            OffsetAttribute offsets = stream.getAttribute(OffsetAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                add(found, term.toString(), offsets.startOffset(), offsets.endOffset(), tongue);
            }
            stream.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    /// What is typed may be of any language.
    List<Word> typed(String text) {
        return words(text, Tongue.ENGLISH);
    }

    /// Where some words are looked for: those that begin like none of them are [Word#OTHER].
    /// Forming words takes longest, and most are others.
    List<Word> typed(String text, Initials wanted) {
        Optional<int[]> latin = LatinWords.bounds(text);
        if (latin.isEmpty()) {
            return any(text, Tongue.ENGLISH);
        }
        int[] bounds = latin.get();
        List<Word> found = new ArrayList<>(bounds.length / 2);
        for (int i = 0; i < bounds.length; i += 2) {
            if (wanted.mayBegin(text, bounds[i], bounds[i + 1])) {
                String token = text.substring(bounds[i], bounds[i + 1]);
                add(found, token, bounds[i], bounds[i + 1], Tongue.ENGLISH);
            } else {
                found.add(Word.OTHER);
            }
        }
        return found;
    }

    /// The words without marks, as a key for looking up.
    List<String> folded(String text) {
        return words(text, Tongue.OTHER).stream().map(Word::folded).toList();
    }

    private Forms forms(String token) {
        Forms forms = known.get(token);
        if (forms == null) {
            forms = before.get(token);
            if (forms == null) {
                forms = form(token.length() > LONGEST ? token.substring(0, LONGEST) : token);
            }
            if (known.size() >= MOST_KNOWN) {
                before = known;
                known = new ConcurrentHashMap<>();
            }
            known.put(token, forms);
        }
        return forms;
    }

    private Forms form(String token) {
        String whole = withoutPossessive(token);
        String word = whole.indexOf('_') < 0 ? whole : BELOW.matcher(whole).replaceAll("$1");
        String folded = VietnameseSpelling.spelt(ICUFoldingFilter.NORMALIZER.normalize(word));
        String marked = VietnameseSpelling.spelt(CASE_FOLDED.normalize(word));
        // Most words have one form, which is then kept once.
        marked = marked.equals(folded) ? folded : marked;
        boolean latin = folded.chars().allMatch(c -> c >= 'a' && c <= 'z');
        return new Forms(
                folded,
                marked,
                latin && marked.equals(folded) ? stem(folded) : "",
                latin && VietnameseSpelling.maybeSyllable(folded));
    }

    private String stem(String word) {
        EnglishStemmer english = stemmer.get();
        english.setCurrent(word);
        english.stem();
        return english.getCurrent();
    }

    private static String withoutPossessive(String token) {
        int length = token.length();
        boolean possessive =
                length > 2
                        && (token.charAt(length - 1) == 's' || token.charAt(length - 1) == 'S')
                        && (token.charAt(length - 2) == '\'' || token.charAt(length - 2) == '’');
        return possessive ? token.substring(0, length - 2) : token;
    }

    private static NormalizeCharMap signs() {
        NormalizeCharMap.Builder map = new NormalizeCharMap.Builder();
        String above = "⁰¹²³⁴⁵⁶⁷⁸⁹";
        for (int digit = 0; digit <= 9; digit++) {
            String plain = Integer.toString(digit);
            map.add(above.substring(digit, digit + 1), plain);
            map.add(Character.toString(0x2080 + digit), plain);
            for (String sign : List.of("^", "^{", "_{")) {
                map.add(sign + plain, plain);
            }
        }
        for (char letter = 'a'; letter <= 'z'; letter++) {
            map.add("^" + letter, Character.toString(letter));
            map.add("^{" + letter, Character.toString(letter));
        }
        map.add("C++", "Cplusplus");
        map.add("c++", "cplusplus");
        map.add("C#", "Csharp");
        map.add("c#", "csharp");
        return map.build();
    }
}
