package org.khuevan.ui.teach;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.Optional;
import org.khuevan.catalogue.Drafts;
import org.khuevan.catalogue.Material;
import org.khuevan.catalogue.MaterialId;
import org.khuevan.catalogue.Materials;
import org.khuevan.catalogue.NoSuchMaterial;
import org.khuevan.people.CurrentActor;
import org.khuevan.people.NotAllowed;
import org.khuevan.ui.shell.Question;
import org.khuevan.ui.shell.Translations;
import org.khuevan.ui.shell.Words;
import org.khuevan.ui.shell.WorkLook;
import org.springframework.beans.factory.ObjectProvider;

/// One material of a teacher's: its draft to work on, or what was published.
@Route("teach/:material")
@RolesAllowed("TEACHER")
public class PublishPage extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1;

    private final transient Drafts drafts;
    private final transient Materials materials;
    private final transient CurrentActor actor;
    private final transient ObjectProvider<DraftEditor> editors;
    private final WorkLook look;
    private final Words words;
    private final H1 heading = new H1();
    private String title = "";

    PublishPage(
            Drafts drafts,
            Materials materials,
            CurrentActor actor,
            ObjectProvider<DraftEditor> editors,
            WorkLook look,
            Translations translations) {
        this.drafts = drafts;
        this.materials = materials;
        this.actor = actor;
        this.editors = editors;
        this.look = look;
        this.words = translations.in(getLocale());
        addClassNames("work-page", "publish-page");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        Optional<MaterialId> id =
                event.getRouteParameters().get("material").flatMap(MaterialId::parse);
        Optional<Material> draft = id.flatMap(this::draft);
        Optional<Material> published =
                id.flatMap(one -> materials.find(actor.get(), one))
                        .filter(one -> materials.mayEdit(actor.get(), one));
        if (draft.isPresent()) {
            work(draft.get());
        } else if (published.isPresent()) {
            tell(published.get(), false);
        } else {
            event.rerouteToError(NotFoundException.class);
        }
    }

    private Optional<Material> draft(MaterialId id) {
        try {
            return Optional.of(drafts.draft(actor.get(), id));
        } catch (NoSuchMaterial | NotAllowed _) {
            return Optional.empty();
        }
    }

    private void work(Material draft) {
        begin(draft);
        DraftEditor editor = editors.getObject();
        editor.open(
                words,
                draft,
                new DraftEditor.Watcher() {
                    @Override
                    public void titled(String name) {
                        call(name);
                    }

                    @Override
                    public void published(Material material) {
                        tell(material, true);
                    }

                    @Override
                    public void discarded() {
                        getUI().ifPresent(ui -> ui.navigate(MyMaterialsPage.class));
                    }
                });
        add(editor);
    }

    private void tell(Material material, boolean fresh) {
        begin(material);
        add(
                new PublishedPanel(
                        words,
                        material,
                        fresh,
                        () -> work(drafts.newVersion(actor.get(), material.id())),
                        () -> Question.ask(words, "withdraw", () -> withdraw(material))));
    }

    private void withdraw(Material material) {
        drafts.withdraw(actor.get(), material.id());
        materials.find(actor.get(), material.id()).ifPresent(now -> tell(now, false));
    }

    private void begin(Material material) {
        removeAll();
        Anchor back = new Anchor("/teach", words.get("teach.back"));
        back.addClassName("back");
        Div line = new Div(heading, MaterialCard.badge(words, material));
        line.addClassName("work-heading");
        add(back, line);
        call(MaterialCard.title(words, material));
    }

    private void call(String name) {
        title = name;
        heading.setText(name);
        getUI().ifPresent(ui -> ui.getPage().setTitle(getPageTitle()));
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
