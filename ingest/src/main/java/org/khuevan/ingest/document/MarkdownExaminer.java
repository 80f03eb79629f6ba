package org.khuevan.ingest.document;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.khuevan.ingest.Finding.Property.Name;
import org.khuevan.ingest.Kind;
import org.khuevan.ingest.Progress.Step;
import org.khuevan.ingest.reading.Examiner;
import org.khuevan.ingest.reading.Languages;
import org.khuevan.ingest.reading.Report;
import org.khuevan.ingest.reading.Source;

/// Markdown (CommonMark): sections by headings, with formulas between dollars; simple YAML front
/// matter describes it.
public final class MarkdownExaminer implements Examiner {

    private static final Pattern FRONT_MATTER =
            Pattern.compile("\\A---\\r?\\n(.*?)\\r?\\n(---|\\.\\.\\.)\\r?\\n", Pattern.DOTALL);
    private static final Pattern PAIR = Pattern.compile("(?m)^([A-Za-z_-]+):[ \\t]*(.+?)[ \\t]*$");

    @Override
    public boolean reads(String mediaType) {
        return mediaType.equals("text/x-web-markdown") || mediaType.equals("text/markdown");
    }

    @Override
    public Kind examine(Source source, Report report) throws IOException {
        report.progress(Step.READING, 0, 1, 0, 10);
        String text = Decoding.read(source.file());
        Matcher front = FRONT_MATTER.matcher(text);
        String body = text;
        if (front.find()) {
            body = text.substring(front.end());
            Matcher pair = PAIR.matcher(front.group(1));
            while (pair.find()) {
                describe(pair.group(1), pair.group(2), report);
            }
        }
        HtmlExaminer.read(MarkdownPage.of(body), source, report);
        return Kind.DOCUMENT;
    }

    private static void describe(String key, String value, Report report) {
        String plain = value.replaceAll("^[\"'\\[]+|[\"'\\]]+$", "");
        switch (key.toLowerCase(java.util.Locale.ROOT)) {
            case "title" -> report.property(Name.TITLE, plain);
            case "author", "authors" -> each(plain, Name.AUTHOR, report);
            case "description", "summary", "abstract" -> report.property(Name.DESCRIPTION, plain);
            case "keywords", "tags" -> each(plain, Name.KEYWORD, report);
            case "date" -> report.property(Name.DATE, plain);
            case "license", "licence" -> report.property(Name.LICENCE, plain);
            case "lang", "language" ->
                    Languages.tag(plain).ifPresent(tag -> report.property(Name.LANGUAGE, tag));
            default -> {
                // Front matter holds whatever its tools like.
            }
        }
    }

    private static void each(String values, Name name, Report report) {
        for (String value : values.split("[,;]", -1)) {
            report.property(name, value.replaceAll("^[\\s\"']+|[\\s\"']+$", ""));
        }
    }
}
