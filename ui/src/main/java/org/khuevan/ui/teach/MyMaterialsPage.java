package org.khuevan.ui.teach;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import org.khuevan.catalogue.Description;
import org.khuevan.catalogue.Drafts;
import org.khuevan.catalogue.Material;
import org.khuevan.catalogue.Materials;
import org.khuevan.people.Actor;
import org.khuevan.people.CurrentActor;
import org.khuevan.ui.shell.Sought;
import org.khuevan.ui.shell.Translations;
import org.khuevan.ui.shell.Words;
import org.khuevan.ui.shell.WorkLook;

/// All materials of the person who looks, the last changed first.
@Route("teach")
@Menu(title = "nav.teach", order = 10)
@RolesAllowed("TEACHER")
public class MyMaterialsPage extends Div implements HasDynamicTitle {

    private static final long serialVersionUID = 1;
    private static final int AT_ONCE = 24;

    private final transient Drafts drafts;
    private final transient Materials materials;
    private final transient CurrentActor actor;
    private final WorkLook look;
    private final Words words;
    private final TextField filter = new TextField();
    private final Div results = new Div();
    private int shown = AT_ONCE;

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
        filter.setPlaceholder(words.get("teach.filter"));
        filter.setAriaLabel(words.get("teach.filter"));
        filter.setClearButtonVisible(true);
        filter.addClassName("filter");
        filter.setValueChangeMode(ValueChangeMode.LAZY);
        filter.addValueChangeListener(_ -> {
            shown = AT_ONCE;
            show();
        });
        add(heading, filter, results);
        show();
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

    private void show() {
        List<Material> all =
                switch (actor.get()) {
                    case Actor.Visitor() -> List.of();
                    case Actor.Member member -> materials.ownedBy(member);
                };
        String wanted = Sought.plain(filter.getValue());
        List<Material> found =
                all.stream()
                        .filter(one ->
                                Sought.plain(MaterialCard.title(words, one)).contains(wanted))
                        .toList();
        results.removeAll();
        filter.setVisible(!all.isEmpty());
        if (found.isEmpty()) {
            results.add(nothing(all.isEmpty() ? "teach.empty" : "teach.none-found", all.isEmpty()));
            return;
        }
        UnorderedList list = new UnorderedList();
        list.addClassName("material-list");
        found.stream()
                .limit(shown)
                .map(one -> new MaterialCard(words, one, materials.examined(one)))
                .forEach(list::add);
        results.add(list);
        if (found.size() > shown) {
            NativeButton more = new NativeButton(words.get("teach.more"), _ -> more());
            more.addClassNames("button", "button-quiet");
            results.add(more);
        }
    }

    private void more() {
        shown += AT_ONCE;
        show();
    }

    private Div nothing(String key, boolean offerFirst) {
        Div nothing =
                new Div(new H2(words.get(key + ".title")), new Paragraph(words.get(key + ".text")));
        nothing.addClassNames("panel", "empty");
        if (offerFirst) {
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
