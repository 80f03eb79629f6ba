package org.khuevan.ingest.bundle;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.khuevan.ingest.vietnamese.LegacyText;

/// The names of files in archives: which letters they mean, and where they would lead.
final class EntryName {

    private static final int LONGEST = 1_000;
    private static final int DEEPEST = 50;
    private static final Charset DOS = Charset.forName("IBM437");

    /// What turns the direction of writing, and what cannot be seen.
    private static final Pattern INVISIBLE =
            Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cn}\\x{2028}\\x{2029}]");

    /// What systems leave behind.
    private static final Pattern LITTER =
            Pattern.compile(
                    "(^|.*/)(__MACOSX/.*|\\.DS_Store|Thumbs\\.db|desktop\\.ini|\\._[^/]*)",
                    Pattern.CASE_INSENSITIVE);

    private EntryName() {}

    /// Where a file lies in its bundle, or nothing if the name would lead out of it: an absolute
    /// path, a drive, a step upwards, or something that no system can name.
    static Optional<String> path(String name) {
        String path = cleaned(name);
        List<String> steps = new ArrayList<>();
        for (String step : path.split("/", -1)) {
            if (step.equals("..")) {
                return Optional.empty();
            }
            if (!step.isEmpty() && !step.equals(".")) {
                steps.add(step);
            }
        }
        boolean absolute = path.startsWith("/") || path.matches("[A-Za-z]:.*");
        String joined = String.join("/", steps);
        return absolute || joined.isEmpty() || joined.length() > LONGEST || steps.size() > DEEPEST
                ? Optional.empty()
                : Optional.of(joined);
    }

    /// As a person may read it, whatever it is.
    static String cleaned(String name) {
        String cleaned =
                INVISIBLE
                        .matcher(Normalizer.normalize(name, Normalizer.Form.NFC))
                        .replaceAll("")
                        .replace('\\', '/');
        return cleaned.length() > LONGEST ? cleaned.substring(0, LONGEST) : cleaned;
    }

    static boolean isLitter(String path) {
        return LITTER.matcher(path).matches();
    }

    /// The names of an archive that does not say in which encoding they are. All are read the same
    /// way: as UTF-8 if they are that, as the Vietnamese that they mean in some encoding, and
    /// otherwise as DOS did.
    static List<String> decoded(List<byte[]> names) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] name : names) {
            all.writeBytes(name);
            all.write('\n');
        }
        byte[] bytes = all.toByteArray();
        String text =
                utf8(bytes)
                        .or(() -> LegacyText.decode(bytes, 1))
                        .orElseGet(() -> new String(bytes, DOS));
        List<String> lines = List.of(text.split("\n", -1));
        return lines.size() == names.size() + 1
                ? lines.subList(0, names.size())
                : names.stream().map(name -> new String(name, DOS)).toList();
    }

    static Optional<String> utf8(byte[] bytes) {
        try {
            return Optional.of(
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException _) {
            return Optional.empty();
        }
    }
}
