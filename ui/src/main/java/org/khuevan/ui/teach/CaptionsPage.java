package org.khuevan.ui.teach;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Optional;
import org.khuevan.catalogue.Examinations;
import org.khuevan.catalogue.ExaminedFile;
import org.khuevan.catalogue.FileId;
import org.khuevan.catalogue.Material;
import org.khuevan.catalogue.MaterialId;
import org.khuevan.catalogue.Materials;
import org.khuevan.deposit.AutomaticCaptions;
import org.khuevan.ingest.Kind;
import org.khuevan.people.CurrentActor;
import org.khuevan.ui.shell.Assets;
import org.khuevan.ui.shell.Words;
import org.khuevan.ui.shell.WorkLook;

/// Corrects the captions of a recording beside it.
@Route("teach/captions/:file")
@RolesAllowed("TEACHER")
public class CaptionsPage extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1;

    private final transient Materials materials;
    private final transient Examinations examinations;
    private final transient AutomaticCaptions automatic;
    private final transient CurrentActor actor;
    private final transient Assets assets;
    private final WorkLook look;
    private final Words words;
    private String title = "";

    CaptionsPage(
            Materials materials,
            Examinations examinations,
            AutomaticCaptions automatic,
            CurrentActor actor,
            PageParts parts) {
        this.materials = materials;
        this.examinations = examinations;
        this.automatic = automatic;
        this.actor = actor;
        this.assets = parts.assets();
        this.look = parts.look();
        this.words = parts.translations().in(getLocale());
        addClassNames("work-page", "captions-page");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        Optional<FileId> file = event.getRouteParameters().get("file").flatMap(FileId::parse);
        Optional<Material> material =
                file.flatMap(examinations::materialOf).flatMap(id -> latest(id, file.get()));
        List<ExaminedFile> examined = material.map(materials::examined).orElse(List.of());
        Optional<ExaminedFile> recording =
                examined.stream()
                        .filter(one -> Optional.of(one.file().id()).equals(file))
                        .filter(one -> isHeard(one.findings().kind()))
                        .findFirst();
        if (recording.isPresent()) {
            show(material.get(), recording.get(), examined);
        } else {
            event.rerouteToError(NotFoundException.class);
        }
    }

    /// The version with the file that the actor may edit.
    private Optional<Material> latest(MaterialId id, FileId file) {
        return materials
                .find(actor.get(), id)
                .filter(material -> materials.mayEdit(actor.get(), material))
                .flatMap(material ->
                        material.file(file).isPresent()
                                ? Optional.of(material)
                                : materials
                                        .find(actor.get(), id, material.version() + 1)
                                        .filter(next -> next.file(file).isPresent()));
    }

    private void show(Material material, ExaminedFile recording, List<ExaminedFile> examined) {
        removeAll();
        title = words.get("captions.title", recording.file().name());
        Anchor back = new Anchor("/teach/" + material.id(), words.get("captions.back"));
        back.addClassName("back");
        Div heading = new Div(new H1(title));
        heading.addClassName("work-heading");
        Paragraph about = new Paragraph(words.get("captions.about"));
        about.addClassName("lead");
        add(back, heading, about);
        switch (automatic.state()) {
            case ON -> {}
            case OFF -> add(note("captions.automatic.off"));
            case NO_MODEL -> add(note("captions.automatic.no-model"));
        }
        List<ExaminedFile> beside = ExaminedFile.captionsOf(recording.file(), examined);
        add(
                new CaptionsEditor(
                        words,
                        assets,
                        material,
                        recording,
                        beside,
                        automatic.state() == AutomaticCaptions.State.ON));
    }

    private Paragraph note(String key) {
        Paragraph note = new Paragraph(words.get(key));
        note.addClassName("quiet");
        return note;
    }

    private static boolean isHeard(Kind kind) {
        return kind == Kind.VIDEO || kind == Kind.AUDIO;
    }

    @Override
    protected void onAttach(AttachEvent event) {
        look.bring(event.getUI());
    }

    @Override
    public String getPageTitle() {
        return title + " · Khuê Văn";
    }
}
