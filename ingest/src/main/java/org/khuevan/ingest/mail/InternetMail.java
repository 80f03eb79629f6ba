package org.khuevan.ingest.mail;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;
import org.apache.james.mime4j.dom.Body;
import org.apache.james.mime4j.dom.Entity;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.Multipart;
import org.apache.james.mime4j.dom.SingleBody;
import org.apache.james.mime4j.dom.address.Address;
import org.apache.james.mime4j.dom.address.AddressList;
import org.apache.james.mime4j.dom.address.Group;
import org.apache.james.mime4j.dom.address.Mailbox;
import org.apache.james.mime4j.message.DefaultMessageBuilder;
import org.apache.james.mime4j.message.DefaultMessageWriter;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.MimeConfig;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.khuevan.ingest.document.Decoding;
import org.khuevan.ingest.mail.Mail.Attached;

/// E-mails as they travel (RFC 5322, MIME), and web pages that were saved as such (MHTML).
final class InternetMail {

    private static final Pattern ZONE = Pattern.compile("[+-]\\d{4}\\b");

    private static final int LONGEST_LINE = 10_000_000;
    private static final int MOST_PARTS = 2_000;
    private static final int DEEPEST = 30;

    /// Says who wrote, and nothing to anybody who reads.
    private static final Set<String> SEALS =
            Set.of(
                    "application/pkcs7-signature",
                    "application/x-pkcs7-signature",
                    "application/pgp-signature",
                    "application/pgp-keys",
                    "message/delivery-status");

    private final List<Attached> attached = new ArrayList<>();
    private final List<Related> related = new ArrayList<>();
    private final List<Said> pages = new ArrayList<>();
    private int parts;

    private InternetMail() {}

    /// A part that is to be read, in the order in which they came.
    private record Said(Document page, boolean isPlain) {}

    /// A part that a page may name, by what it may call it.
    private record Related(Set<String> names, Attached file, String type, SingleBody body) {}

    static Mail of(Path file) throws IOException {
        DefaultMessageBuilder builder = new DefaultMessageBuilder();
        builder.setMimeEntityConfig(
                MimeConfig.custom()
                        .setMaxLineLen(LONGEST_LINE)
                        .setMaxHeaderLen(LONGEST_LINE)
                        .setMaxHeaderCount(10_000)
                        .build());
        try (InputStream in = Files.newInputStream(file)) {
            return new InternetMail().read(builder.parseMessage(in));
        }
    }

    private Mail read(Message message) throws IOException {
        take(message, 0, false);
        Document page = whole();
        Set<Related> shown = show(page);
        related.stream()
                .filter(one -> !shown.contains(one) && !one.type().equals("text/css"))
                .map(Related::file)
                .forEach(attached::add);
        return new Mail(
                Objects.requireNonNullElse(message.getSubject(), unparsed(message, "Subject")),
                message.getFrom() == null ? List.of() : names(message.getFrom()),
                names(message.getTo(), message.getCc()),
                sent(message),
                page,
                attached);
    }

    /// What is said in several pages, one under the other.
    private Document whole() {
        if (pages.isEmpty()) {
            return MailText.page("");
        }
        Document first = pages.getFirst().page();
        for (Said next : pages.subList(1, pages.size())) {
            first.body().appendElement("hr");
            first.body().append(next.page().body().html());
        }
        return first;
    }

    private void take(Entity part, int depth, boolean alternative) throws IOException {
        if (++parts > MOST_PARTS || depth > DEEPEST) {
            return;
        }
        Body body = part.getBody();
        if (body instanceof Multipart many) {
            takeAll(many, depth);
        } else if (body instanceof Message inner) {
            attached.add(
                    new Attached(
                            Objects.requireNonNullElse(inner.getSubject(), "message")
                                            .replaceAll("[/\\\\:]+", " ")
                                    + ".eml",
                            () -> bytes(inner)));
        } else if (body instanceof SingleBody single) {
            takeSingle(part, single, alternative);
        }
    }

    private void takeAll(Multipart many, int depth) throws IOException {
        if (!many.getSubType().equalsIgnoreCase("alternative")) {
            for (Entity one : many.getBodyParts()) {
                take(one, depth + 1, false);
            }
            return;
        }
        // The last that can be shown is the best, but what is no text would hide the words.
        int before = pages.size();
        for (Entity one : many.getBodyParts()) {
            take(one, depth + 1, true);
        }
        List<Said> ways = pages.subList(before, pages.size());
        if (!ways.stream().allMatch(Said::isPlain)) {
            ways.removeIf(Said::isPlain);
        }
    }

    private void takeSingle(Entity part, SingleBody body, boolean alternative) throws IOException {
        String type = Objects.requireNonNullElse(part.getMimeType(), "").toLowerCase(Locale.ROOT);
        boolean aside = "attachment".equalsIgnoreCase(part.getDispositionType());
        if (!aside && type.equals("text/html") && (alternative || isFirstPage(part))) {
            pages.add(new Said(Jsoup.parse(text(part, body)), false));
        } else if (!aside && type.equals("text/plain") && part.getFilename() == null) {
            pages.add(new Said(MailText.page(text(part, body)), true));
        } else if (!SEALS.contains(type)) {
            Attached file = new Attached(name(part, type), body::getInputStream);
            Set<String> names = names(part);
            if (aside || names.isEmpty()) {
                attached.add(file);
            } else {
                related.add(new Related(names, file, type, body));
            }
        }
    }

    /// Of a saved website, frames are files beside it.
    private boolean isFirstPage(Entity part) {
        return pages.isEmpty() || part.getHeader().getField("Content-Location") == null;
    }

    private static Set<String> names(Entity part) {
        Set<String> names = new HashSet<>();
        for (String header : List.of("Content-ID", "Content-Location")) {
            Field field = part.getHeader().getField(header);
            if (field != null && field.getBody() != null && !field.getBody().isBlank()) {
                String value = field.getBody().strip();
                names.add(
                        header.equals("Content-ID")
                                ? "cid:" + value.replaceAll("[<>]", "")
                                : value);
            }
        }
        return names;
    }

    /// Puts the pictures that came with a page into it.
    ///
    /// @return those that it shows
    private Set<Related> show(Document page) throws IOException {
        Map<String, Related> byName = new HashMap<>();
        related.forEach(one -> one.names().forEach(name -> byName.putIfAbsent(name, one)));
        Set<Related> shown = new HashSet<>();
        for (Element image : page.select("img[src]")) {
            Related one = byName.get(image.attr("src"));
            if (one != null && one.type().startsWith("image/")) {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                one.body().writeTo(bytes);
                image.attr(
                        "src",
                        "data:"
                                + one.type()
                                + ";base64,"
                                + Base64.getEncoder().encodeToString(bytes.toByteArray()));
                shown.add(one);
            }
        }
        return shown;
    }

    /// In the charset that it names, unless that is none or it lies.
    private static String text(Entity part, SingleBody body) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (InputStream in = body.getInputStream()) {
            in.transferTo(out);
        }
        byte[] bytes = out.toByteArray();
        Optional<Charset> charset = charset(part);
        if (charset.isPresent() && !charset.get().equals(StandardCharsets.US_ASCII)) {
            String text = new String(bytes, charset.get());
            if (!text.contains("\uFFFD")) {
                return text;
            }
        }
        return Decoding.text(bytes);
    }

    private static Optional<Charset> charset(Entity part) {
        String type = String.valueOf(part.getHeader().getField("Content-Type"));
        boolean said = type.toLowerCase(Locale.ROOT).contains("charset");
        try {
            return said && part.getCharset() != null
                    ? Optional.of(Charset.forName(part.getCharset()))
                    : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static String name(Entity part, String type) {
        String name = part.getFilename();
        if (name != null && !name.isBlank()) {
            return decoded(name).replaceAll("[/\\\\]+", "_");
        }
        Field location = part.getHeader().getField("Content-Location");
        if (location != null) {
            String path = location.getBody().strip().replaceFirst("[?#].*$", "");
            String last = path.substring(path.lastIndexOf('/') + 1);
            if (!last.isBlank()) {
                return last;
            }
        }
        return switch (type) {
            case "text/calendar" -> "invitation.ics";
            case "text/html" -> "page.html";
            case "text/plain" -> "text.txt";
            default ->
                    "attachment." + type.replaceFirst("^.*/(x-)?", "").replaceAll("[^a-z0-9]", "");
        };
    }

    /// Many programs write names of files as they write subjects, which no standard says.
    private static String decoded(String words) {
        return DecoderUtil.decodeEncodedWords(words, DecodeMonitor.SILENT);
    }

    private static String unparsed(Message message, String header) {
        Field field = message.getHeader().getField(header);
        return field == null ? "" : decoded(field.getBody());
    }

    private static List<String> names(Iterable<Mailbox> boxes) {
        List<String> names = new ArrayList<>();
        boxes.forEach(box -> names.add(name(box)));
        return names;
    }

    private static List<String> names(AddressList... lists) {
        List<String> names = new ArrayList<>();
        for (AddressList list : lists) {
            if (list != null) {
                for (Address one : list) {
                    if (one instanceof Group group) {
                        names.add(group.getName());
                    } else if (one instanceof Mailbox box) {
                        names.add(name(box));
                    }
                }
            }
        }
        return names;
    }

    private static String name(Mailbox box) {
        return box.getName() == null || box.getName().isBlank()
                ? box.getAddress()
                : decoded(box.getName());
    }

    private static Optional<OffsetDateTime> sent(Message message) {
        Field field = message.getHeader().getField("Date");
        Date date = message.getDate();
        if (field == null || date == null) {
            return Optional.empty();
        }
        Matcher zone = ZONE.matcher(field.getBody());
        ZoneOffset offset = ZoneOffset.UTC;
        if (zone.find()) {
            try {
                offset = ZoneOffset.of(zone.group());
            } catch (DateTimeException _) {
                // No clock is so far from others.
            }
        }
        return Optional.of(date.toInstant().atOffset(offset));
    }

    private static InputStream bytes(Message message) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new DefaultMessageWriter().writeMessage(message, out);
        return new ByteArrayInputStream(out.toByteArray());
    }
}
