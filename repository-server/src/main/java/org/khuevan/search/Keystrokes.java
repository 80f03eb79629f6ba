package org.khuevan.search;

import java.util.Locale;
import java.util.Optional;

/// Vietnamese words that were left as the keys that should have made them: Telex (*tieengs*) and
/// VNI (*tie61ng*). Marks may have been typed where they belong or at the end of the word.
final class Keystrokes {

    private static final String VOWELS = "aăâeêioôơuưy";
    private static final String TELEX_TONES = "sfrxj";
    private static final String VNI_TONES = "12345";

    /// In the order of their keys.
    private static final String TONES = "\u0301\u0300\u0309\u0303\u0323";

    private static final int LONGEST = 12;

    private final StringBuilder letters = new StringBuilder();
    private String tone = "";
    private boolean pressed;

    private Keystrokes() {}

    /// The word that these keys make under Telex.
    ///
    /// @return empty if they make no other word
    static Optional<String> telex(String typed) {
        if (!typed.codePoints().allMatch(Character::isLetter)) {
            return Optional.empty();
        }
        Keystrokes keys = new Keystrokes();
        for (char key : key(typed)) {
            keys.telex(key);
        }
        return keys.word(typed);
    }

    /// The word that these keys make under VNI.
    ///
    /// @return empty if they make no other word
    static Optional<String> vni(String typed) {
        Keystrokes keys = new Keystrokes();
        for (char key : key(typed)) {
            if (!keys.vni(key)) {
                return Optional.empty();
            }
        }
        return keys.word(typed);
    }

    private static char[] key(String typed) {
        return typed.length() > LONGEST
                ? new char[0]
                : typed.toLowerCase(Locale.ROOT).toCharArray();
    }

    private void telex(char key) {
        boolean hasVowel = lastOf(VOWELS) >= 0;
        boolean taken =
                switch (key) {
                    case 's', 'f', 'r', 'x', 'j' -> hasVowel && tone(TELEX_TONES.indexOf(key));
                    case 'z' -> hasVowel && !tone.isEmpty() && tone(-1);
                    case 'a' -> replace("a", "â");
                    case 'e' -> replace("e", "ê");
                    case 'o' -> replace("o", "ô");
                    case 'd' -> replaceFirst();
                    case 'w' -> horn() || replace("a", "ă") || add('ư');
                    default -> false;
                };
        if (taken) {
            pressed = true;
        } else {
            letters.append(key);
        }
    }

    /// @return whether this may still be a word
    private boolean vni(char key) {
        if (key < '0' || key > '9') {
            letters.append(key);
            return Character.isLetter(key);
        }
        pressed = true;
        return switch (key) {
            case '1', '2', '3', '4', '5' -> lastOf(VOWELS) >= 0 && tone(VNI_TONES.indexOf(key));
            case '6' -> replace("a", "â") || replace("e", "ê") || replace("o", "ô");
            case '7' -> horn();
            case '8' -> replace("a", "ă");
            case '9' -> replaceFirst();
            default -> tone(-1);
        };
    }

    private boolean tone(int number) {
        tone = number < 0 ? "" : TONES.substring(number, number + 1);
        return true;
    }

    private boolean replace(String plain, String hatted) {
        int at = letters.lastIndexOf(plain);
        // Only consonants may have come since: *tienge* is *tiêng*, *oai* stays.
        if (at < 0 || letters.substring(at + 1).chars().anyMatch(c -> VOWELS.indexOf(c) >= 0)) {
            return false;
        }
        letters.replace(at, at + 1, hatted);
        return true;
    }

    private boolean replaceFirst() {
        if (letters.isEmpty() || letters.charAt(0) != 'd') {
            return false;
        }
        letters.setCharAt(0, 'đ');
        return true;
    }

    /// The horn goes on *uo* together, otherwise on the last *o* or *u*.
    private boolean horn() {
        int pair = letters.lastIndexOf("uo");
        if (pair >= 0) {
            letters.replace(pair, pair + 2, "ươ");
            return true;
        }
        int o = letters.lastIndexOf("o");
        int u = letters.lastIndexOf("u");
        boolean breve = letters.lastIndexOf("oa") >= 0;
        if (o >= 0 && !breve) {
            letters.setCharAt(o, 'ơ');
        } else if (u >= 0 && !breve) {
            letters.setCharAt(u, 'ư');
        } else {
            return false;
        }
        return true;
    }

    private boolean add(char letter) {
        letters.append(letter);
        return true;
    }

    private int lastOf(String any) {
        for (int i = letters.length() - 1; i >= 0; i--) {
            if (any.indexOf(letters.charAt(i)) >= 0) {
                return i;
            }
        }
        return -1;
    }

    private Optional<String> word(String typed) {
        if (!pressed || lastOf(VOWELS) < 0) {
            return Optional.empty();
        }
        // Few people press w twice in *đường*.
        String whole = letters.toString().replaceFirst("ưo(?=.)", "ươ");
        return Optional.of(Syllable.cased(Syllable.written(whole, tone), typed));
    }
}
