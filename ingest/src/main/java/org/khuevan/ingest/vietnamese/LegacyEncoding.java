package org.khuevan.ingest.vietnamese;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Encodings of Vietnamese from before Unicode. Their letters are in files as if they were those of
/// Windows-1252, of which a font then draws others.
public enum LegacyEncoding {

    /// TCVN 5712:1993, third table, of the fonts `.VnTime`, `.VnArial` and their family. Fonts with
    /// an `H` at the end draw capitals for small letters.
    TCVN3 {
        @Override
        String decoded(String text) {
            return each(text, TCVN3_LETTERS);
        }
    },

    /// VNI for Windows, of the fonts `VNI-Times` and their family: a letter, then its mark.
    VNI {
        @Override
        String decoded(String text) {
            Matcher pairs = VNI_LETTER.matcher(each(text, Map.of()));
            return pairs.replaceAll(pair -> VNI_LETTERS.getOrDefault(pair.group(), pair.group()));
        }
    },

    /// RFC 1456.
    VISCII {
        @Override
        String decoded(String text) {
            return each(text, VISCII_LETTERS);
        }
    };

    private static final String SMALL =
            "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ";

    private static final Map<Integer, String> TCVN3_LETTERS =
            letters(
                    SMALL + "ĂÂĐÊÔƠƯ",
                    "B5B8B6B7B9A8BBBEBCBDC6A9C7CAC8C9CBAECCD0CECFD1AAD2D5D3D4D6D7DDD8DCDE"
                            + "DFE3E1E2E4ABE5E8E6E7E9ACEAEDEBECEEEFF3F1F2F4ADF5F8F6F7F9FAFDFBFCFE"
                            + "A1A2A7A3A4A5A6");

    private static final Map<Integer, String> VISCII_LETTERS =
            letters(
                    SMALL + "ÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬĐÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ",
                    "E0E1E4E3D5E5A2A1C6C7A3E2A5A4A6E7A7F0E8E9EBA8A9EAABAAACADAEECEDEFEEB8"
                            + "F2F3F6F5F7F4B0AFB1B2B5BDB6BEB7DEFEF9FAFCFBF8DFD7D1D8E6F1CFFDD6DBDCC0"
                            + "C1C4C380C58281020583C28584860687D0C8C9CB8889CA8B8A8C8D8ECCCD9BCE98D2"
                            + "D399A09AD4908F919293B4969597B394D9DA9C9D9EBFBBBABCFFB99FDD14191E");

    private static final Map<String, String> VNI_LETTERS = vni();
    private static final Pattern VNI_LETTER =
            Pattern.compile(
                    "[aeouyôöAEOUYÔÖ][øùûõïêèéúüëâàáåãäØÙÛÕÏÊÈÉÚÜËÂÀÁÅÃÄ]|[ñìíæóòôöîÑÌÍÆÓÒÔÖÎ]");

    abstract String decoded(String text);

    /// Text as it was meant.
    ///
    /// @param text as Windows-1252 reads it
    public String decode(String text) {
        return decoded(text);
    }

    /// Whether a letter and the one behind it are one in this encoding.
    public boolean joins(char letter, char next) {
        return decode("" + letter + next).length() == 1;
    }

    /// The encoding of a font's letters, if the font is of such a family.
    ///
    /// @param font its name, also with the prefix of a subset: `ABCDEF+.VnTime`
    public static Optional<LegacyEncoding> ofFont(String font) {
        String name = family(font);
        if (name.startsWith(".vn")) {
            return Optional.of(TCVN3);
        }
        if (name.startsWith("vni-") || name.startsWith("vni ")) {
            return Optional.of(VNI);
        }
        return name.startsWith("viscii") ? Optional.of(VISCII) : Optional.empty();
    }

    /// Whether a font draws capitals for small letters.
    public static boolean isCapital(String font) {
        String name = family(font).replaceFirst("[,-](bold|italic|regular).*", "");
        return name.startsWith(".vn") && name.endsWith("h") && !name.endsWith("teknicalh");
    }

    private static String family(String font) {
        return font.replaceFirst("^[A-Z]{6}\\+", "").strip().toLowerCase(Locale.ROOT);
    }

    static String each(String text, Map<Integer, String> letters) {
        StringBuilder meant = new StringBuilder(text.length());
        text.codePoints()
                .forEach(c -> meant.append(letters.getOrDefault(windows1252(c), plain(c))));
        return meant.toString();
    }

    private static String plain(int c) {
        return Character.toString(c >= 0xF020 && c <= 0xF0FF ? c - 0xF000 : c);
    }

    /// The byte of a character that Windows-1252 has and Latin-1 has not, or that Word keeps apart
    /// because the font calls its letters symbols.
    private static int windows1252(int c) {
        if (c >= 0xF020 && c <= 0xF0FF) {
            return c - 0xF000;
        }
        int place = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ".indexOf(c);
        return c > 0x9F && place >= 0 ? 0x80 + place : c;
    }

    private static Map<Integer, String> letters(String letters, String bytes) {
        if (bytes.length() != 2 * letters.length()) {
            throw new IllegalStateException(letters.length() + " letters in " + bytes.length());
        }
        Map<Integer, String> map = new HashMap<>();
        for (int i = 0; i < letters.length(); i++) {
            map.put(
                    Integer.parseInt(bytes, 2 * i, 2 * i + 2, 16),
                    String.valueOf(letters.charAt(i)));
        }
        return Map.copyOf(map);
    }

    private static Map<String, String> vni() {
        Map<String, String> letters = new HashMap<>();
        String tones = "øùûõï";
        String breves = "êèéúüë";
        String hats = "âàáåãä";
        pairs(letters, "a", tones, "àáảãạ");
        pairs(letters, "a", breves, "ăằắẳẵặ");
        pairs(letters, "a", hats, "âầấẩẫậ");
        pairs(letters, "e", tones, "èéẻẽẹ");
        pairs(letters, "e", hats, "êềếểễệ");
        pairs(letters, "o", tones, "òóỏõọ");
        pairs(letters, "o", hats, "ôồốổỗộ");
        pairs(letters, "ô", tones, "ờớởỡợ");
        pairs(letters, "u", tones, "ùúủũụ");
        pairs(letters, "ö", tones, "ừứửữự");
        pairs(letters, "y", "øùûõ", "ỳýỷỹ");
        for (List<String> single :
                List.of(
                        List.of("ñ", "đ"),
                        List.of("ì", "ì"),
                        List.of("í", "í"),
                        List.of("æ", "ỉ"),
                        List.of("ó", "ĩ"),
                        List.of("ò", "ị"),
                        List.of("ô", "ơ"),
                        List.of("ö", "ư"),
                        List.of("î", "ỵ"))) {
            put(letters, single.getFirst(), single.getLast());
        }
        return Map.copyOf(letters);
    }

    private static void pairs(
            Map<String, String> letters, String base, String marks, String meant) {
        for (int i = 0; i < marks.length(); i++) {
            put(letters, base + marks.charAt(i), String.valueOf(meant.charAt(i)));
        }
    }

    /// Small, capital, and a capital with the mark of a small letter.
    private static void put(Map<String, String> letters, String written, String meant) {
        letters.put(written, meant);
        letters.put(written.toUpperCase(Locale.ROOT), meant.toUpperCase(Locale.ROOT));
        if (written.length() == 2) {
            String base = written.substring(0, 1).toUpperCase(Locale.ROOT);
            letters.put(base + written.charAt(1), meant.toUpperCase(Locale.ROOT));
        }
    }
}
