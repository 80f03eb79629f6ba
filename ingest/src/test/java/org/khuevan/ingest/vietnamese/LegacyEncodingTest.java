package org.khuevan.ingest.vietnamese;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Vietnamese of before Unicode, there and back.
public class LegacyEncodingTest {

    private static final String TEXT =
            "Trường đại học mở đã được thành lập; những người thầy giỏi, kẻ sĩ, bữa trưa, quyển vở,"
                    + " ngõ nhỏ, lời mẹ dặn, ở đâu có ý chí ở đó có đường đi, tuổi trẻ, chuỗi ngọc,"
                    + " giữ gìn, nghĩa tử, khuỷu tay, xoẹt, hòa bình, hoà thuận, thuỷ thủ, ước mơ.";

    @ParameterizedTest
    @EnumSource
    void everyLetterComesBack(LegacyEncoding encoding) {
        String letters =
                "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ" + "ĂÂĐÊÔƠƯ";
        for (String letter : letters.split("")) {
            assertThat(encoding.decode("x" + encode(letter, encoding) + "z"))
                    .isEqualTo("x" + letter + "z");
        }
        assertThat(encoding.decode(encode(TEXT, encoding))).isEqualTo(TEXT);
    }

    @ParameterizedTest
    @EnumSource
    void plainTextIsRecognisedByItsWords(LegacyEncoding encoding) {
        byte[] bytes = encode(TEXT, encoding).getBytes(StandardCharsets.ISO_8859_1);
        assertThat(LegacyText.decode(bytes)).contains(TEXT);
        String saved = new String(bytes, Charset.forName("windows-1252"));
        assertThat(LegacyText.encodingOf(saved)).contains(encoding);
    }

    @Test
    void windows1258IsRecognisedByItsWords() {
        byte[] bytes = windows1258(TEXT);
        assertThat(LegacyText.decode(bytes)).contains(TEXT);
    }

    @Test
    void whatIsUnicodeStaysAsItIs() {
        for (String text :
                List.of(
                        TEXT,
                        Normalizer.normalize(TEXT, Normalizer.Form.NFD),
                        "Là lá la, cá và gà, mẹ và bé, áo và mũ, ý và chí, bò và bê",
                        "L'été dernier, j'ai été à l'école où mon frère préféré était élève.",
                        "Für die Schüler gibt es schöne Bücher über Öl und Vögel; große Straße.",
                        "El niño pequeño comió una piña y después bebió café con azúcar y limón.",
                        "Å løpe på fjellet er gøy når været er bra, sa hun på norsk i går.")) {
            assertThat(LegacyText.encodingOf(text)).as(text).isEmpty();
            for (LegacyEncoding encoding : LegacyEncoding.values()) {
                if (text.startsWith("Tr") || text.startsWith("Là")) {
                    assertThat(LegacyText.mended(text, encoding)).isEqualTo(text);
                }
            }
        }
        assertThat(LegacyText.decode("déjà vu, café, rosé".getBytes(StandardCharsets.ISO_8859_1)))
                .isEmpty();
    }

    @Test
    void fontsTellTheirEncoding() {
        assertThat(LegacyEncoding.ofFont("ABCDEF+.VnTime")).contains(LegacyEncoding.TCVN3);
        assertThat(LegacyEncoding.ofFont("VNI-Times")).contains(LegacyEncoding.VNI);
        assertThat(LegacyEncoding.ofFont("Times New Roman")).isEmpty();
        assertThat(LegacyEncoding.isCapital(".VnTimeH")).isTrue();
        assertThat(LegacyEncoding.isCapital(".VnTime")).isFalse();
    }

    /// The inverse of decoding, by trying every letter and every pair.
    public static String encode(String text, LegacyEncoding encoding) {
        TreeMap<String, String> inverse = new TreeMap<>();
        for (char first = 1; first < 0x100; first++) {
            String decoded = encoding.decode(String.valueOf(first));
            // A letter that stands for itself only after another is none of its own.
            if (first < 0x80 || !decoded.equals(String.valueOf(first))) {
                inverse.putIfAbsent(decoded, String.valueOf(first));
            }
        }
        for (char first : "aeouyôöAEOUYÔÖ".toCharArray()) {
            for (char second = 0xC0; second < 0x100; second++) {
                String pair = "" + first + second;
                String decoded = encoding.decode(pair);
                if (decoded.length() == 1) {
                    inverse.putIfAbsent(decoded, pair);
                }
            }
        }
        StringBuilder encoded = new StringBuilder();
        for (String letter : text.split("")) {
            encoded.append(inverse.getOrDefault(letter, letter));
        }
        return encoded.toString();
    }

    /// Letters with their hats, tones as marks that follow.
    private static byte[] windows1258(String text) {
        Charset charset = Charset.forName("windows-1258");
        StringBuilder parts = new StringBuilder();
        for (String letter : text.split("")) {
            String whole = letter;
            if (!charset.newEncoder().canEncode(letter)) {
                String apart = Normalizer.normalize(letter, Normalizer.Form.NFD);
                String tone = apart.replaceAll("[^\u0300\u0301\u0303\u0309\u0323]", "");
                String rest = apart.replaceAll("[\u0300\u0301\u0303\u0309\u0323]", "");
                whole = Normalizer.normalize(rest, Normalizer.Form.NFC) + tone;
            }
            parts.append(whole);
        }
        return parts.toString().getBytes(charset);
    }
}
