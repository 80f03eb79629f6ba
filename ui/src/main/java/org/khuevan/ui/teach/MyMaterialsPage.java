package org.khuevan.ui.teach;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.Optional;
import org.khuevan.catalogue.Description;
import org.khuevan.catalogue.Drafts;
import org.khuevan.catalogue.Material;
import org.khuevan.catalogue.MaterialFilter;
import org.khuevan.catalogue.Materials;
import org.khuevan.people.Actor;
import org.khuevan.people.CurrentActor;
import org.khuevan.ui.shell.Translations;
import org.khuevan.ui.shell.Words;
import org.khuevan.ui.shell.WorkLook;

/// All materials of the person who looks, the last changed first.
@Route("teach")
@Menu(title = "nav.teach", order = 10)
@RolesAllowed("TEACHER")
public class MyMaterialsPage extends Div implements HasDynamicTitle {

    private static final long serialVersionUID = 1;

    private final transient Drafts drafts;
    private final transient Materials materials;
    private final transient CurrentActor actor;
    private final WorkLook look;
    private final Words words;
    private final MaterialList list;
    private final TextField filter;

    MyMaterialsPage(
            Drafts drafts,
            Materials materials,
            CurrentActor actor,
            WorkLook look,
            Translations translations) {
        this.drafts = drafts;
        this.materials = materials;
        this.actor = actor;
        this.look = look;
        this.words = translations.in(getLocale());
        addClassName("work-page");
        Div heading = new Div(new H1(words.get("teach.title")), newMaterial());
        heading.addClassName("work-heading");
        list = new MaterialList(words, materials, this::first, this::card, this::nothing);
        filter = list.filter();
        filter.setPlaceholder(words.get("teach.filter"));
        filter.setAriaLabel(words.get("teach.filter"));
        filter.addClassName("filter");
        add(heading, filter, list);
        list.show();
    }

    private NativeButton newMaterial() {
        NativeButton begin = new NativeButton(words.get("teach.new"), _ -> begin());
        begin.addClassName("button");
        return begin;
    }

    private void begin() {
        Material draft = drafts.create(actor.get(), Description.of("", ""));
        getUI().ifPresent(ui -> ui.navigate("teach/" + draft.id()));
    }

    private Materials.Page first(int size) {
        MaterialFilter wanted = new MaterialFilter(filter.getValue(), MaterialFilter.Pick.ALL);
        Materials.Page page =
                switch (actor.get()) {
                    case Actor.Visitor() -> Materials.Page.NONE;
                    case Actor.Member member -> materials.ownedBy(member, wanted, 0, size);
                };
        filter.setVisible(!page.materials().isEmpty() || !wanted.words().isEmpty());
        return page;
    }

    private MaterialCard card(Material material, Optional<String> picture) {
        return new MaterialCard(words, material, picture);
    }

    private Div nothing() {
        boolean isSought = !filter.getValue().isBlank();
        Div nothing = MaterialList.nothing(words, isSought ? "teach.none-found" : "teach.empty");
        if (!isSought) {
            nothing.add(newMaterial());
        }
        return nothing;
    }

    @Override
    protected void onAttach(AttachEvent event) {
        look.bring(event.getUI());
    }

    @Override
    public String getPageTitle() {
        return words.get("teach.title") + " · Khuê Văn";
    }
}
