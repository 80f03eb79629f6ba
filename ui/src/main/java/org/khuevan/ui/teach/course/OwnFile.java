package org.khuevan.ui.teach.course;

import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.function.SerializableConsumer;
import com.vaadin.flow.function.SerializableRunnable;
import java.util.List;
import org.khuevan.catalogue.Description;
import org.khuevan.catalogue.Material;
import org.khuevan.catalogue.MaterialFile;
import org.khuevan.catalogue.MaterialId;
import org.khuevan.catalogue.Term;
import org.khuevan.catalogue.Vocabulary;
import org.khuevan.people.Actor;
import org.khuevan.ui.shell.Words;
import org.khuevan.ui.teach.UploadZone;

/// A file of the teacher's on its way into a course. It becomes a material of the repository, as
/// everything in courses is, with no more fields than it needs for that.
final class OwnFile extends Div {

    private static final long serialVersionUID = 1;

    private final Words words;
    private final transient MaterialPicker.Shelf shelf;
    private final String language;
    private final transient Actor actor;
    private final MaterialId material;
    private final UploadZone zone;
    private boolean published;
    private final Div kept = new Div();
    private final Div fields = new Div();
    private final TextField title = new TextField();
    private final ComboBox<String> licence = new ComboBox<>();

    /// @param language of the course, for a file that does not tell its own
    /// @param arrived is told when there is a file to publish
    OwnFile(
            Words words,
            MaterialPicker.Shelf shelf,
            String language,
            SerializableRunnable arrived) {
        this.words = words;
        this.shelf = shelf;
        this.language = language;
        actor = shelf.actor().get();
        material = shelf.drafts().create(actor, Description.of("", "")).id();
        zone =
                new UploadZone(
                        words,
                        shelf.assets(),
                        material,
                        List.of(),
                        () -> {
                            show();
                            arrived.run();
                        });
        kept.addClassName("own-files");
        kept.getElement().setAttribute("role", "status");
        title.setLabel(words.get("form.title"));
        title.setMaxLength(300);
        title.setRequiredIndicatorVisible(true);
        licence.setLabel(words.get("form.licence"));
        licence.setItems(Vocabulary.LICENCE.terms().stream().map(Term::code).toList());
        licence.setItemLabelGenerator(code -> words.term(Vocabulary.LICENCE, code));
        licence.setHelperText(words.get("own.licence"));
        fields.add(title, licence);
        fields.addClassName("description-form");
        fields.setVisible(false);
        Paragraph meaning = new Paragraph(words.get("own.meaning"));
        meaning.addClassName("hint");
        add(zone, kept, fields, meaning);
        addClassName("own-file");
    }

    private void show() {
        Material draft = draft();
        kept.removeAll();
        draft.files().stream().map(MaterialFile::name).map(Paragraph::new).forEach(kept::add);
        if (draft.files().size() > 1) {
            Paragraph together = new Paragraph(words.get("own.together", draft.files().size()));
            together.addClassName("upload-notice");
            kept.add(together);
        }
        if (title.isEmpty()) {
            title.setValue(shelf.drafts().prefilled(draft).description().title());
        }
        fields.setVisible(true);
    }

    private Material draft() {
        return shelf.drafts().draft(actor, material);
    }

    /// Publishes it; nothing, if it has no title yet, or a person would rather wait for the rest.
    void publish(SerializableConsumer<Material> then) {
        if (title.getValue().isBlank()) {
            title.focus();
        } else {
            zone.withoutTheRest(
                    words,
                    () -> shelf.uploads().unfinished(actor, material).size(),
                    () -> then.accept(published()));
        }
    }

    private Material published() {
        Description found = shelf.drafts().prefilled(draft()).description();
        Description said =
                new Description(
                        title.getValue(),
                        found.summary(),
                        found.contributors(),
                        found.language().isEmpty() ? language : found.language(),
                        found.subjects(),
                        found.educationLevels(),
                        found.resourceType(),
                        found.audiences(),
                        found.keywords(),
                        licence.getOptionalValue().orElse(found.licence()),
                        found.date(),
                        found.publisher(),
                        found.identifiers(),
                        found.relations());
        shelf.drafts().describe(actor, material, said);
        Material now = shelf.drafts().publish(actor, material);
        published = true;
        return now;
    }

    /// Without a file, nothing is left behind; with one, it stays a draft among the materials.
    @Override
    protected void onDetach(DetachEvent event) {
        if (!published && draft().files().isEmpty()) {
            shelf.drafts().discard(actor, material);
        }
    }
}
