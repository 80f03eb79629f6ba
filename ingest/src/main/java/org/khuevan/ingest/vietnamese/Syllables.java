package org.khuevan.ingest.vietnamese;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// The syllables that the spelling of Vietnamese allows. It tells words from what a wrong charset
/// makes of them.
final class Syllables {

    /// What may stand before the vowel, longest first.
    private static final String[] ONSETS = {
        "ngh", "ch", "gh", "gi", "kh", "ng", "nh", "ph", "qu", "th", "tr", "b", "c", "d", "đ", "g",
        "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "x", ""
    };

    private static final Set<String> RHYMES =
            Arrays.stream(
                            """
                            a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng
                            âp ât âu ây e ec em en eng eo ep et ê êch êm ên ênh êp êt êu i ia ich iêc
                            iêm iên iêng iêp iêt iêu im in inh ip it iu o oa oac oach oai oam oan oang
                            oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong
                            ooc oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uân uâng uât
                            uây uc uê uêch uênh ui um un ung uôc uôi uôm uôn uông uôt uơ up ut uy uya
                            uych uyn uynh uyt uyu uyên uyêt ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương
                            ươp ươt ươu ưt ưu y yêm yên yêng yêt yêu yn ynh yt êng ăo
                            """
                                    .strip()
                                    .split("\\s+"))
                    .collect(Collectors.toUnmodifiableSet());

    private static final String TONES = "\u0300\u0301\u0303\u0309\u0323";

    private Syllables() {}

    /// Whether a word is spelt as a Vietnamese syllable, in any case and composition.
    static boolean spells(String word) {
        String parts = Normalizer.normalize(word.toLowerCase(Locale.ROOT), Normalizer.Form.NFD);
        StringBuilder toneless = new StringBuilder();
        char tone = 0;
        for (char c : parts.toCharArray()) {
            if (TONES.indexOf(c) < 0) {
                toneless.append(c);
            } else if (tone != 0) {
                return false;
            } else {
                tone = c;
            }
        }
        String syllable = Normalizer.normalize(toneless, Normalizer.Form.NFC);
        for (String onset : ONSETS) {
            if (syllable.startsWith(onset)) {
                String rhyme = syllable.substring(onset.length());
                if (RHYMES.contains(rhyme)) {
                    return fits(rhyme, tone);
                }
            }
        }
        return false;
    }

    /// A syllable that ends in a stop has a rising or a heavy tone.
    private static boolean fits(String rhyme, char tone) {
        boolean stops =
                rhyme.endsWith("c")
                        || rhyme.endsWith("ch")
                        || rhyme.endsWith("p")
                        || rhyme.endsWith("t");
        return !stops || tone == '\u0301' || tone == '\u0323';
    }
}
