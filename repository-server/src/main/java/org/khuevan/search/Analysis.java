package org.khuevan.search;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.charfilter.MappingCharFilter;
import org.apache.lucene.analysis.charfilter.NormalizeCharMap;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.icu.ICUFoldingFilter;
import org.apache.lucene.analysis.icu.ICUNormalizer2Filter;
import org.apache.lucene.analysis.icu.segmentation.ICUTokenizer;
import org.apache.lucene.analysis.miscellaneous.KeywordRepeatFilter;
import org.apache.lucene.analysis.miscellaneous.RemoveDuplicatesTokenFilter;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/// How text becomes words, after UAX #29. Words are formed in the same way for texts and for what
/// is typed, each in the form that the end of the field's name asks for.
final class Analysis extends Analyzer {

    /// Without marks, case and width: *Hoá* is `hoa`, *Đức* is `duc`.
    static final String FOLDED = ".folded";

    /// With marks, in one spelling.
    static final String MARKED = ".marked";

    /// English stems of folded words.
    static final String STEM = ".stem";

    /// Folded words and their stems at the same position; for marking found words.
    static final String SHOWN = ".shown";

    /// Digits above and below the line, as in H₂SO₄ and x², which would otherwise end a word.
    private static final NormalizeCharMap DIGITS = digits();

    Analysis() {
        super(PER_FIELD_REUSE_STRATEGY);
    }

    @Override
    protected Reader initReader(String field, Reader reader) {
        return new MappingCharFilter(DIGITS, reader);
    }

    @Override
    protected Reader initReaderForNormalization(String field, Reader reader) {
        return initReader(field, reader);
    }

    @Override
    protected TokenStreamComponents createComponents(String field) {
        ICUTokenizer words = new ICUTokenizer();
        return new TokenStreamComponents(words, formed(field, words));
    }

    private static TokenStream formed(String field, TokenStream words) {
        if (field.endsWith(MARKED)) {
            return new VietnameseSpelling(new ICUNormalizer2Filter(words));
        }
        if (field.endsWith(STEM)) {
            return new PorterStemFilter(folded(new EnglishPossessiveFilter(words)));
        }
        if (field.endsWith(SHOWN)) {
            TokenStream twice = new KeywordRepeatFilter(folded(new EnglishPossessiveFilter(words)));
            return new RemoveDuplicatesTokenFilter(new PorterStemFilter(twice));
        }
        return folded(words);
    }

    private static TokenStream folded(TokenStream words) {
        return new VietnameseSpelling(new ICUFoldingFilter(words));
    }

    /// The words of a text in the form of a field.
    List<String> words(String form, String text) {
        List<String> words = new ArrayList<>();
        try (TokenStream stream = tokenStream(form, text)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                words.add(term.toString());
            }
            stream.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return words;
    }

    private static NormalizeCharMap digits() {
        NormalizeCharMap.Builder map = new NormalizeCharMap.Builder();
        String above = "⁰¹²³⁴⁵⁶⁷⁸⁹";
        for (int digit = 0; digit <= 9; digit++) {
            map.add(above.substring(digit, digit + 1), Integer.toString(digit));
            map.add(Character.toString(0x2080 + digit), Integer.toString(digit));
        }
        return map.build();
    }
}
