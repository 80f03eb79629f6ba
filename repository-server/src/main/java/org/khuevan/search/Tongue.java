package org.khuevan.search;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// In which language a text is, as far as forming words asks.
enum Tongue {
    ENGLISH,
    /// English words among the Vietnamese ones are seen by not being Vietnamese syllables.
    VIETNAMESE,
    OTHER;

    private static final Pattern GAP = Pattern.compile("[\\s\\p{P}]+");

    /// Words that hardly any English text is without, and that are no Vietnamese syllables.
    private static final Set<String> ENGLISH_WORDS =
            Set.of(
                    "the", "of", "and", "is", "are", "that", "for", "with", "was", "this", "which",
                    "as", "by", "from", "or", "be", "it", "its", "has", "have", "you", "we");

    private static final String VIETNAMESE_LETTERS =
            "ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ";

    private static final int ENOUGH = 400;

    /// Whether a word has an English stem.
    ///
    /// @param syllable whether it may be a Vietnamese syllable
    boolean stems(boolean syllable) {
        return switch (this) {
            case ENGLISH -> true;
            case VIETNAMESE -> !syllable;
            case OTHER -> false;
        };
    }

    /// @param declared of the material, a BCP 47 tag; counts where the text itself does not tell
    static Tongue of(String text, String declared) {
        int words = 0;
        int vietnamese = 0;
        int english = 0;
        String start = text.length() > ENOUGH ? text.substring(0, ENOUGH) : text;
        for (String word : GAP.split(start.toLowerCase(Locale.ROOT))) {
            words++;
            if (ENGLISH_WORDS.contains(word)) {
                english++;
            } else if (word.chars().anyMatch(c -> VIETNAMESE_LETTERS.indexOf(c) >= 0)) {
                vietnamese++;
            }
        }
        if (vietnamese * 5 > words || vietnamese * 10 > words && english == 0) {
            return VIETNAMESE;
        }
        if (english * 8 > words && words > 4) {
            return ENGLISH;
        }
        return switch (Locale.forLanguageTag(declared).getLanguage()) {
            case "en" -> ENGLISH;
            case "vi", "" -> VIETNAMESE;
            default -> OTHER;
        };
    }
}
