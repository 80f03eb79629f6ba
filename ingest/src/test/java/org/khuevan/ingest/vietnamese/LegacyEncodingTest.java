package org.khuevan.ingest.vietnamese;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
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
            assertThat(encoding.decode("x" + LegacyWriting.write(letter, encoding) + "z"))
                    .isEqualTo("x" + letter + "z");
        }
        assertThat(encoding.decode(LegacyWriting.write(TEXT, encoding))).isEqualTo(TEXT);
    }

    @ParameterizedTest
    @EnumSource
    void plainTextIsRecognisedByItsWords(LegacyEncoding encoding) {
        byte[] bytes = LegacyWriting.write(TEXT, encoding).getBytes(StandardCharsets.ISO_8859_1);
        assertThat(LegacyText.decode(bytes)).contains(TEXT);
        String saved = new String(bytes, Charset.forName("windows-1252"));
        assertThat(LegacyText.encodingOf(saved)).contains(encoding);
    }

    @Test
    void windows1258IsRecognisedByItsWords() {
        byte[] bytes = LegacyWriting.windows1258(TEXT);
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
}
