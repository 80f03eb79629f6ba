package org.khuevan.ui.teach.course;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.server.streams.UploadHandler;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.khuevan.course.CourseId;
import org.khuevan.course.Question;
import org.khuevan.exchange.Imported;
import org.khuevan.exchange.QuestionFiles;
import org.khuevan.exchange.QuestionFormat;
import org.khuevan.exchange.Remark;
import org.khuevan.exchange.UnreadableQuestions;
import org.khuevan.ui.shell.ComponentWords;
import org.khuevan.ui.shell.Words;

/// Questions from other platforms and for them. What did not come along is said question by
/// question.
final class ImportPanel extends NativeDetails {

    private static final long serialVersionUID = 1;

    private final Words words;
    private final transient Consumer<List<Question>> take;
    private final Div result = new Div();
    private final Div lost = new Div();

    /// @param from where the questions are in the API, below the course
    /// @param all the questions that are exported
    ImportPanel(
            Words words,
            QuestionExchange exchange,
            CourseId course,
            String from,
            Supplier<List<Question>> all,
            Consumer<List<Question>> take) {
        super(words.get("exchange.title"));
        this.words = words;
        this.take = take;
        addClassName("more-fields");
        Upload upload =
                new Upload(UploadHandler.inMemory((_, bytes) -> read(exchange, course, bytes)));
        Paragraph refused = new Paragraph();
        refused.addClassName("upload-problem");
        refused.getElement().setAttribute("role", "alert");
        ComponentWords.limit(words, upload, QuestionFiles.LARGEST, refused);
        upload.setDropLabel(new com.vaadin.flow.component.html.Span(words.get("exchange.drop")));
        upload.setUploadButton(button(words));
        upload.setMaxFiles(1);
        upload.addAllFinishedListener(_ -> upload.clearFileList());
        result.addClassName("taken");
        result.getElement().setAttribute("role", "status");
        Div exports = new Div();
        exports.addClassName("actions");
        for (QuestionFormat format : QuestionFormat.values()) {
            Anchor link =
                    new Anchor(
                            "/api/courses/"
                                    + course
                                    + from
                                    + "/questions?format="
                                    + format.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                            words.of("exchange.format", format));
            link.setRouterIgnore(true);
            link.getElement().setAttribute("download", true);
            link.addClassNames("button", "button-quiet", "button-small");
            link.getElement()
                    .addEventListener(
                            "click", _ -> told(exchange.lost(course, format, all.get()), format));
            exports.add(link);
        }
        lost.addClassName("lost");
        lost.getElement().setAttribute("role", "status");
        Paragraph help = new Paragraph(words.get("exchange.help"));
        help.addClassName("hint");
        Paragraph out = new Paragraph(words.get("exchange.out"));
        out.addClassName("hint");
        setContent(new Div(help, upload, refused, result, out, exports, lost));
    }

    private static com.vaadin.flow.component.html.NativeButton button(Words words) {
        var button = new com.vaadin.flow.component.html.NativeButton(words.get("exchange.choose"));
        button.addClassNames("button", "button-quiet");
        return button;
    }

    private void read(QuestionExchange exchange, CourseId course, byte[] bytes) {
        result.removeAll();
        try {
            Imported imported = exchange.read(course, bytes);
            result.add(new Paragraph(words.get("exchange.taken", imported.questions().size())));
            if (!imported.remarks().isEmpty()) {
                result.add(new Paragraph(words.get("exchange.remarks")), list(imported.remarks()));
            }
            take.accept(imported.questions());
        } catch (UnreadableQuestions _) {
            Paragraph problem = new Paragraph(words.get("exchange.unreadable"));
            problem.addClassName("upload-problem");
            result.add(problem);
        }
    }

    private void told(List<Remark> remarks, QuestionFormat format) {
        lost.removeAll();
        String name = words.of("exchange.format", format);
        if (remarks.isEmpty()) {
            lost.add(new Paragraph(words.get("exchange.lost.none", name)));
        } else {
            lost.add(new Paragraph(words.get("exchange.lost", name)), list(remarks));
        }
    }

    private UnorderedList list(List<Remark> remarks) {
        UnorderedList list = new UnorderedList();
        for (Remark remark : remarks) {
            list.add(
                    new ListItem(
                            (remark.question().isBlank()
                                            ? words.get("question.untitled")
                                            : remark.question())
                                    + ": "
                                    + words.of("exchange.remark", remark.what())
                                    + (remark.detail().isEmpty()
                                            ? ""
                                            : " (" + detail(remark.detail()) + ")")));
        }
        return list;
    }

    /// What the formats call something has words here; names of files and the like have not, nor
    /// what stands behind a colon.
    private String detail(String said) {
        String[] parts = said.split(": ", 2);
        return word(said)
                .or(() ->
                        word(parts[0])
                                .map(word -> parts.length < 2 ? word : word + ": " + parts[1]))
                .orElse(said);
    }

    private Optional<String> word(String said) {
        String key = "exchange.detail." + said.replace(' ', '-');
        return words.has(key) ? Optional.of(words.get(key)) : Optional.empty();
    }
}
