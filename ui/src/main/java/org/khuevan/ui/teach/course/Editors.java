package org.khuevan.ui.teach.course;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.khuevan.catalogue.Address;
import org.khuevan.catalogue.ExaminedFile;
import org.khuevan.catalogue.Material;
import org.khuevan.catalogue.Materials;
import org.khuevan.course.Activity;
import org.khuevan.course.Activity.Discussion;
import org.khuevan.course.Activity.MaterialActivity;
import org.khuevan.course.Activity.WrittenPage;
import org.khuevan.course.Course;
import org.khuevan.ingest.Finding;
import org.khuevan.people.CurrentActor;
import org.khuevan.ui.shell.Words;

/// The right editor for each kind of activity.
@org.springframework.stereotype.Component
record Editors(Materials materials, CurrentActor actor, QuestionExchange exchange) {

    /// What an editor works on, and how it says what changed.
    record Work(
            Words words,
            Course course,
            Removing removing,
            java.util.function.Consumer<UnaryOperator<Activity>> edit) {

        /// Changes the activity if it still is of its kind.
        <A extends Activity> void change(Class<A> kind, UnaryOperator<A> change) {
            edit.accept(now -> kind.isInstance(now) ? change.apply(kind.cast(now)) : now);
        }
    }

    Component of(Activity activity, Work work) {
        return switch (activity) {
            case MaterialActivity material -> material(material, work);
            case WrittenPage page -> page(page, work);
            case Activity.Quiz quiz -> new QuizEditor(work, quiz, exchange);
            case Activity.Assignment assignment -> new AssignmentEditor(work, assignment);
            case Discussion discussion -> discussion(discussion, work);
        };
    }

    private static Component page(WrittenPage page, Work work) {
        ProseField text = prose(work, "activity.page-text", page.text());
        text.large();
        text.help(work.words().get("prose.help"));
        text.onChange(() ->
                work.change(
                        WrittenPage.class,
                        now -> new WrittenPage(now.id(), now.title(), now.offer(), text.text())));
        return text;
    }

    private static Component discussion(Discussion discussion, Work work) {
        ProseField prompt = prose(work, "activity.prompt", discussion.prompt());
        prompt.onChange(() ->
                work.change(
                        Discussion.class,
                        now -> new Discussion(now.id(), now.title(), now.offer(), prompt.text())));
        return prompt;
    }

    private Component material(MaterialActivity activity, Work work) {
        Optional<Material> found = materials.find(actor.get(), activity.material());
        Div editor = new Div();
        editor.addClassName("description-form");
        if (found.isEmpty()) {
            Paragraph gone = new Paragraph(work.words().get("flaw.material-gone"));
            gone.addClassName("upload-problem");
            editor.add(gone);
            return editor;
        }
        Anchor link =
                new Anchor(
                        Address.of(activity.material()),
                        work.words().get("activity.material", found.get().description().title()));
        link.setTarget("_blank");
        Paragraph line = new Paragraph(link);
        PartField part =
                new PartField(
                        work.words(), PartField.unit(found.get().kind()), extent(found.get()));
        part.show(activity.part());
        ProseField note = prose(work, "activity.note", activity.note());
        note.help(work.words().get("activity.note.help"));
        part.onChange(() ->
                part.read()
                        .ifPresent(read ->
                                work.change(
                                        MaterialActivity.class,
                                        now -> with(now, read, now.note()))));
        note.onChange(() ->
                work.change(MaterialActivity.class, now -> with(now, now.part(), note.text())));
        editor.add(line, part, note);
        return editor;
    }

    private static MaterialActivity with(MaterialActivity now, Activity.Part part, String note) {
        return new MaterialActivity(
                now.id(), now.title(), now.offer(), now.material(), now.file(), part, note);
    }

    /// Pages, slides or seconds of the first file that has any.
    private double extent(Material material) {
        return materials.examined(material).stream()
                .map(ExaminedFile::findings)
                .flatMap(findings ->
                        java.util.stream.Stream.concat(
                                findings.of(Finding.Pages.class).map(p -> (double) p.count()),
                                findings.of(Finding.Duration.class).map(Finding.Duration::seconds)))
                .findFirst()
                .orElse(0.0);
    }

    static ProseField prose(Work work, String key, String text) {
        ProseField field = new ProseField(work.words(), work.words().get(key), work.course().id());
        field.write(text);
        return field;
    }
}
