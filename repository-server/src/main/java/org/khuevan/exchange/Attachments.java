package org.khuevan.exchange;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.khuevan.exchange.Remark.What;

/// What comes along with the texts of one question: pictures, which are kept here, and what cannot
/// come, which is remarked.
final class Attachments {

    private static final Pattern DATA =
            Pattern.compile("(?is)data:([^;,]*)((?:;[^;,]*)*),(.*)", Pattern.DOTALL);
    private static final Pattern IMAGE =
            Pattern.compile("!\\[([^]]*)]\\((?:<([^>]*)>|([^)\\s]+))((?:\\s[^)]*)?)\\)");
    private static final Pattern ELSEWHERE = Pattern.compile("(?i)(https?:)?//.*");
    private static final String FILES = "@@PLUGINFILE@@/";

    private final Pictures pictures;
    private final List<Remark> remarks;
    private final String question;
    private final Function<String, Optional<String>> files;

    /// @param remarks where to say what is lost
    /// @param question how it is called in remarks
    /// @param files gives the address here of a file that came along, by what texts call it
    Attachments(
            Pictures pictures,
            List<Remark> remarks,
            String question,
            Function<String, Optional<String>> files) {
        this.pictures = pictures;
        this.remarks = remarks;
        this.question = question;
        this.files = files;
    }

    /// The address of a picture: one here, or one elsewhere, to which there will only be a link.
    /// Empty, and remarked, if it did not come.
    Optional<String> picture(String source) {
        Matcher data = DATA.matcher(source.strip());
        Optional<String> address =
                data.matches()
                        ? within(data.group(1), data.group(2), data.group(3))
                        : files.apply(source);
        boolean elsewhere = address.isEmpty() && ELSEWHERE.matcher(source).matches();
        if (address.isEmpty()) {
            missing(data.matches() ? "data:" + data.group(1) : source);
        }
        return elsewhere ? Optional.of(source) : address;
    }

    /// A picture that is written into the text.
    private Optional<String> within(String type, String parameters, String written) {
        try {
            byte[] bytes =
                    parameters.toLowerCase(java.util.Locale.ROOT).contains("base64")
                            ? Base64.getMimeDecoder().decode(decoded(written))
                            : decoded(written).getBytes(StandardCharsets.UTF_8);
            return pictures.keep("picture." + type.replaceFirst("^.*/", ""), bytes);
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /// Remarks that a file did not come.
    void missing(String source) {
        remarks.add(new Remark(question, What.PICTURE_LOST, name(source)));
    }

    /// Remarks that something in the text could not be said here.
    void lost(String part) {
        remarks.add(new Remark(question, What.PART_LOST, part));
    }

    /// A Markdown text with the pictures that are here.
    String inMarkdown(String markdown) {
        return IMAGE.matcher(markdown)
                .replaceAll(found -> {
                    String source = found.group(found.group(2) == null ? 3 : 2);
                    return Matcher.quoteReplacement(
                            picture(source)
                                    .map(address ->
                                            "!["
                                                    + found.group(1)
                                                    + "]("
                                                    + address
                                                    + found.group(4)
                                                    + ")")
                                    .orElse(found.group(1)));
                });
    }

    /// The name of a file in an address, or the address if it is one of a file elsewhere.
    static String name(String source) {
        return decoded(source.replace(FILES, ""));
    }

    /// Without percent signs, unless they are no escapes.
    static String decoded(String address) {
        try {
            return URLDecoder.decode(address.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return address;
        }
    }
}
