package org.khuevan.ingest.document;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.khuevan.ingest.Examination.Problem;
import org.khuevan.ingest.Finding.Property.Name;
import org.khuevan.ingest.Finding.Property.Origin;
import org.khuevan.ingest.Kind;
import org.khuevan.ingest.Progress.Step;
import org.khuevan.ingest.reading.Examiner;
import org.khuevan.ingest.reading.Report;
import org.khuevan.ingest.reading.Source;
import org.khuevan.ingest.reading.UnreadableFile;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Jupyter notebooks (nbformat 3 and 4): cells with what they gave when they last ran.
public final class NotebookExaminer implements Examiner {

    private static final Pattern COLOURS = Pattern.compile("\u001B\\[[0-9;]*[A-Za-z]");
    private static final Set<String> PICTURES = Set.of("image/png", "image/jpeg", "image/gif");
    private static final int LONGEST_OUTPUT = 20_000;

    private final JsonMapper json = JsonMapper.shared();

    @Override
    public boolean reads(String mediaType) {
        return mediaType.equals("application/x-ipynb+json");
    }

    @Override
    public Kind examine(Source source, Report report) throws IOException {
        report.progress(Step.READING, 0, 1, 0, 10);
        JsonNode notebook = read(source);
        JsonNode metadata = notebook.path("metadata");
        String language =
                metadata.path("language_info")
                        .path("name")
                        .asString(metadata.path("kernelspec").path("language").asString("python"));
        report.property(Name.TITLE, metadata.path("title").asString(""));
        for (JsonNode author : metadata.path("authors")) {
            report.property(Name.AUTHOR, author.path("name").asString(author.asString("")));
        }
        Element body = new Element("body");
        cells(notebook).forEach(cell -> cell(cell, language, body));
        Element heading = body.selectFirst("h1, h2");
        if (heading != null) {
            report.propertyIfNone(Name.TITLE, heading.text(), Origin.LAYOUT);
        }
        RenditionWriter rendition = new RenditionWriter(source, report);
        rendition.chapter(1, "", body, PictureSource.NONE);
        rendition.end();
        return Kind.DOCUMENT;
    }

    private JsonNode read(Source source) throws IOException {
        try {
            return json.readTree(Decoding.read(source.file()));
        } catch (JacksonException e) {
            throw new UnreadableFile(Problem.DAMAGED, e.toString());
        }
    }

    private static List<JsonNode> cells(JsonNode notebook) {
        JsonNode cells = notebook.path("cells");
        return (cells.isMissingNode() ? notebook.path("worksheets").path(0).path("cells") : cells)
                .valueStream()
                .toList();
    }

    private static void cell(JsonNode cell, String language, Element body) {
        String text = text(cell.path(cell.has("source") ? "source" : "input"));
        switch (cell.path("cell_type").asString("")) {
            case "markdown" -> {
                Element page = MarkdownPage.of(text).body();
                attachments(cell.path("attachments"), page);
                page.childNodesCopy().forEach(body::appendChild);
            }
            case "heading" ->
                    body.appendElement("h" + Math.clamp(cell.path("level").asInt(2), 1, 6))
                            .text(text);
            case "code" -> {
                Element block = body.appendElement("div").addClass("r-cell");
                Highlighting.of(text, language).forEach(block::appendChild);
                cell.path("outputs").valueStream().forEach(output -> output(output, block));
            }
            default -> body.appendElement("pre").text(text);
        }
    }

    private static void attachments(JsonNode attachments, Element page) {
        for (Element image : page.select("img[src^=attachment:]")) {
            JsonNode found = attachments.path(image.attr("src").substring("attachment:".length()));
            found.propertyStream()
                    .findFirst()
                    .ifPresent(one -> image.attr("src", data(one.getKey(), text(one.getValue()))));
        }
    }

    private static void output(JsonNode output, Element block) {
        JsonNode data = output.has("data") ? output.path("data") : output;
        for (String type : PICTURES) {
            String key = data.has(type) ? type : type.substring("image/".length());
            if (data.has(key)) {
                block.appendElement("img")
                        .attr("src", data(type, text(data.path(key))))
                        .attr("alt", "");
                return;
            }
        }
        if (data.has("image/svg+xml")) {
            block.append(text(data.path("image/svg+xml")));
        } else if (data.has("text/html")) {
            Element page = Jsoup.parse(text(data.path("text/html"))).body();
            page.childNodesCopy().forEach(block::appendChild);
        } else if (data.has("text/latex")) {
            Element page = new Element("div").text(text(data.path("text/latex")));
            FormulaMarks.in(page);
            block.appendChild(page);
        } else {
            String said =
                    output.has("traceback")
                            ? text(output.path("traceback"), "\n")
                            : text(
                                    data.has("text/plain")
                                            ? data.path("text/plain")
                                            : output.path("text"));
            plain(said, block);
        }
    }

    private static void plain(String said, Element block) {
        String text = COLOURS.matcher(said).replaceAll("");
        if (!text.isBlank()) {
            String cut =
                    text.length() > LONGEST_OUTPUT ? text.substring(0, LONGEST_OUTPUT) + "…" : text;
            block.appendElement("pre").addClass("r-output").text(cut);
        }
    }

    private static String data(String type, String base64) {
        return "data:" + type + ";base64," + base64.replaceAll("\\s", "");
    }

    private static String text(JsonNode lines) {
        return text(lines, "");
    }

    /// A text, or a list of its lines.
    private static String text(JsonNode lines, String between) {
        return lines.isArray()
                ? String.join(between, lines.valueStream().map(l -> l.asString("")).toList())
                : lines.asString("");
    }
}
