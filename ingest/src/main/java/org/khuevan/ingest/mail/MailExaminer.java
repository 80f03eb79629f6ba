package org.khuevan.ingest.mail;

import java.io.IOException;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.khuevan.ingest.Finding.Property.Name;
import org.khuevan.ingest.Kind;
import org.khuevan.ingest.Progress.Step;
import org.khuevan.ingest.bundle.AttachedFiles;
import org.khuevan.ingest.document.HtmlExaminer;
import org.khuevan.ingest.reading.Examiner;
import org.khuevan.ingest.reading.Report;
import org.khuevan.ingest.reading.Source;

/// E-mails: what they say as a page to read, who wrote it and when. Files that were sent with one
/// are unpacked, and read afterwards as those of a bundle are.
public final class MailExaminer implements Examiner {

    private static final DateTimeFormatter MINUTES =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm xxx", Locale.ROOT);

    private static final String OUTLOOK = "application/vnd.ms-outlook";
    private static final Set<String> TYPES =
            Set.of("message/rfc822", "message/x-emlx", "multipart/related", OUTLOOK);

    /// More are a mailing list, and tell a reader nothing.
    private static final int MOST_NAMES = 20;

    @Override
    public boolean reads(String mediaType) {
        return TYPES.contains(mediaType);
    }

    @Override
    public Kind examine(Source source, Report report) throws IOException {
        report.progress(Step.READING, 0, 1, 0, 5);
        Mail mail =
                source.mediaType().equals(OUTLOOK)
                        ? OutlookMail.of(source.file())
                        : InternetMail.of(source.file());
        report.property(Name.TITLE, mail.subject());
        mail.from().forEach(author -> report.property(Name.AUTHOR, author));
        mail.sent().ifPresent(sent -> report.property(Name.DATE, sent.toLocalDate().toString()));
        Document page = mail.body();
        head(mail, page.body());
        HtmlExaminer.read(page, source, report);
        AttachedFiles files = new AttachedFiles(source, report);
        for (Mail.Attached file : mail.attached()) {
            files.add(file.name(), file.bytes());
        }
        files.end();
        return Kind.DOCUMENT;
    }

    /// Who wrote to whom and when, in no language, above what was written.
    private static void head(Mail mail, Element body) {
        Element head = new Element("p");
        head.appendElement("strong").appendText(some(mail.from()));
        if (!mail.to().isEmpty()) {
            head.appendText(" → " + some(mail.to()));
        }
        mail.sent()
                .ifPresent(sent -> {
                    head.appendElement("br");
                    head.appendElement("time")
                            .attr("datetime", sent.toString())
                            .appendText(MINUTES.format(sent));
                });
        if (!head.text().isBlank()) {
            body.prependElement("hr");
            body.prependChild(head);
        }
    }

    private static String some(List<String> names) {
        String said = String.join(", ", names.subList(0, Math.min(MOST_NAMES, names.size())));
        return names.size() > MOST_NAMES ? said + ", …" : said;
    }
}
