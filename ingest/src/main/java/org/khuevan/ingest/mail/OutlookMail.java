package org.khuevan.ingest.mail;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.poi.hsmf.MAPIMessage;
import org.apache.poi.hsmf.datatypes.AttachmentChunks;
import org.apache.poi.hsmf.datatypes.StringChunk;
import org.apache.poi.hsmf.exceptions.ChunkNotFoundException;
import org.apache.tika.exception.TikaException;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.microsoft.rtf.RTFParser;
import org.apache.tika.sax.BodyContentHandler;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import org.khuevan.ingest.mail.Mail.Attached;
import org.xml.sax.SAXException;

/// E-mails as Outlook keeps them (.msg).
final class OutlookMail {

    private OutlookMail() {}

    static Mail of(Path file) throws IOException {
        try (MAPIMessage message = new MAPIMessage(file.toFile())) {
            message.setReturnNullOnMissingChunk(true);
            message.guess7BitEncoding();
            List<Attached> attached = new ArrayList<>();
            for (AttachmentChunks one : message.getAttachmentFiles()) {
                byte[] bytes = one.getAttachData() == null ? null : one.getAttachData().getValue();
                if (bytes != null) {
                    attached.add(new Attached(name(one), () -> new ByteArrayInputStream(bytes)));
                }
            }
            return new Mail(
                    said(message.getSubject()),
                    people(message.getDisplayFrom()),
                    people(said(message.getDisplayTo()) + ";" + said(message.getDisplayCC())),
                    Optional.ofNullable(message.getMessageDate())
                            .map(date -> date.toInstant().atOffset(ZoneOffset.UTC)),
                    body(message),
                    attached);
        } catch (ChunkNotFoundException e) {
            throw new IOException(e);
        }
    }

    private static String said(@Nullable String value) {
        return Objects.requireNonNullElse(value, "").replace("\u0000", "").strip();
    }

    private static List<String> people(@Nullable String names) {
        return Arrays.stream(said(names).split(";", -1))
                .map(name -> name.strip().replaceAll("^['\"]|['\"]$", ""))
                .filter(name -> !name.isEmpty())
                .toList();
    }

    private static String name(AttachmentChunks file) {
        for (StringChunk chunk :
                Arrays.asList(file.getAttachLongFileName(), file.getAttachFileName())) {
            if (chunk != null && !said(chunk.getValue()).isEmpty()) {
                return said(chunk.getValue()).replaceAll("[/\\\\]+", "_");
            }
        }
        return "attachment.bin";
    }

    private static Document body(MAPIMessage message) throws IOException, ChunkNotFoundException {
        String html = said(message.getHtmlBody());
        if (!html.isEmpty()) {
            return Jsoup.parse(html);
        }
        String text = said(message.getTextBody());
        if (!text.isEmpty()) {
            return MailText.page(text);
        }
        String rtf = said(message.getRtfBody());
        return MailText.page(rtf.isEmpty() ? "" : words(rtf));
    }

    private static String words(String rtf) throws IOException {
        BodyContentHandler text = new BodyContentHandler(-1);
        try (InputStream in = new ByteArrayInputStream(rtf.getBytes(StandardCharsets.ISO_8859_1))) {
            new RTFParser().parse(in, text, new Metadata(), new ParseContext());
        } catch (TikaException | SAXException e) {
            throw new IOException(e);
        }
        return text.toString();
    }
}
