package org.khuevan.search;

import java.util.Locale;
import java.util.Set;

/// In which language a text is, as far as forming words asks.
enum Tongue {
    ENGLISH,
    /// English words among the Vietnamese ones are seen by not being Vietnamese syllables.
    VIETNAMESE,
    OTHER;

    /// Words that hardly any English text is without, and that are no Vietnamese syllables.
    private static final Set<String> ENGLISH_WORDS =
            Set.of(
                    "the", "of", "and", "is", "are", "that", "for", "with", "was", "this", "which",
                    "as", "by", "from", "or", "be", "it", "its", "has", "have", "you", "we");

    private static final String VIETNAMESE_LETTERS =
            "ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ";

    private static final int ENOUGH = 400;
    private static final int LONGEST_ENGLISH =
            ENGLISH_WORDS.stream().mapToInt(String::length).max().orElseThrow();

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
        int end = Math.min(text.length(), ENOUGH);
        int start = 0;
        boolean marked = false;
        for (int i = 0; i <= end; i++) {
            char c = i < end ? text.charAt(i) : ' ';
            if (!isGap(c)) {
                marked |= c >= 0x80 && isVietnamese(c);
                continue;
            }
            if (i > start) {
                words++;
                if (marked) {
                    vietnamese++;
                } else if (i - start <= LONGEST_ENGLISH
                        && ENGLISH_WORDS.contains(
                                text.substring(start, i).toLowerCase(Locale.ROOT))) {
                    english++;
                }
            }
            start = i + 1;
            marked = false;
        }
        if (vietnamese * 5 > words || vietnamese * 10 > words && english == 0) {
            return VIETNAMESE;
        }
        if (english * 8 > words && words > 4) {
            return ENGLISH;
        }
        return switch (primary(declared)) {
            case "en" -> ENGLISH;
            case "vi", "" -> VIETNAMESE;
            default -> OTHER;
        };
    }

    /// The language alone, of a tag such as `vi-Latn-VN`.
    private static String primary(String tag) {
        int end = tag.indexOf('-');
        return (end < 0 ? tag : tag.substring(0, end)).toLowerCase(Locale.ROOT);
    }

    private static boolean isVietnamese(char c) {
        return VIETNAMESE_LETTERS.indexOf(Character.toLowerCase(c)) >= 0;
    }

    /// A space or a punctuation mark.
    private static boolean isGap(char c) {
        return switch (Character.getType(c)) {
            case Character.CONNECTOR_PUNCTUATION,
                    Character.DASH_PUNCTUATION,
                    Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION,
                    Character.OTHER_PUNCTUATION ->
                    true;
            default -> Character.isWhitespace(c);
        };
    }
}
