package org.khuevan.exchange;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.khuevan.course.Question;
import org.springframework.stereotype.Service;

/// Reads questions from other platforms and writes them for those. What a file holds decides how it
/// is read, not its name. Files are small: they are read whole, up to [#LARGEST].
@Service
public class QuestionFiles {

    /// In bytes.
    public static final int LARGEST = 16_000_000;

    /// @param pictures keeps those that come along
    /// @throws UnreadableQuestions if it is none of the formats
    public Imported read(byte[] file, Pictures pictures) {
        if (file.length > LARGEST) {
            throw new UnreadableQuestions("the file is larger than " + LARGEST + " bytes");
        }
        if (file.length > 3 && file[0] == 'P' && file[1] == 'K') {
            return new QtiReader(pictures).readPackage(file);
        }
        String text = decode(file);
        if (!text.stripLeading().startsWith("<")) {
            return new GiftReader(pictures).read(text);
        }
        org.w3c.dom.Element root = Xml.parse(file);
        return Xml.name(root).equals("quiz")
                ? new MoodleReader(pictures).read(root)
                : new QtiReader(pictures).readItem(root);
    }

    /// @param title of the quiz or bank
    public Exported write(
            QuestionFormat format, String title, List<Question> questions, Pictures pictures) {
        return switch (format) {
            case MOODLE_XML -> new MoodleWriter(pictures).write(title, questions);
            case GIFT -> new GiftWriter().write(title, questions);
            case QTI_21 -> new QtiWriter(pictures, false).write(title, questions);
            case QTI_30 -> new QtiWriter(pictures, true).write(title, questions);
        };
    }

    /// UTF-8, with or without its mark, or UTF-16 with it; what is neither is taken for
    /// Windows-1252, as old exports are.
    private static String decode(byte[] bytes) {
        String text;
        if (isUtf16(bytes)) {
            return new String(bytes, StandardCharsets.UTF_16);
        }
        try {
            text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException _) {
            text = new String(bytes, Charset.forName("windows-1252"));
        }
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static boolean isUtf16(byte[] bytes) {
        return bytes.length > 1
                && ((bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF)
                        || (bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE));
    }
}
