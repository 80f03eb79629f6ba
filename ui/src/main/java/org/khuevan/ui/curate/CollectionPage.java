package org.khuevan.ui.curate;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.khuevan.catalogue.Address;
import org.khuevan.catalogue.Drafts;
import org.khuevan.catalogue.Material;
import org.khuevan.catalogue.MaterialFilter;
import org.khuevan.catalogue.MaterialFilter.Pick;
import org.khuevan.catalogue.Materials;
import org.khuevan.catalogue.Missing;
import org.khuevan.people.CurrentActor;
import org.khuevan.ui.shell.Question;
import org.khuevan.ui.shell.Translations;
import org.khuevan.ui.shell.Words;
import org.khuevan.ui.shell.WorkLook;
import org.khuevan.ui.teach.MaterialCard;
import org.khuevan.ui.teach.MaterialList;

/// The materials that a librarian looks after: what needs attention, what is public, and who made
/// it; each can be described better, and withdrawn.
@Route("curate")
@Menu(title = "nav.curate", order = 20)
@RolesAllowed("LIBRARIAN")
public class CollectionPage extends Div implements HasDynamicTitle {

    private static final long serialVersionUID = 1;

    private final transient Drafts drafts;
    private final transient Materials materials;
    private final transient CurrentActor actor;
    private final WorkLook look;
    private final Words words;
    private final MaterialList list;
    private final TextField filter;
    private final Select<Pick> pick = new Select<>();

    CollectionPage(
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
        Div heading = new Div(new H1(words.get("curate.title")));
        heading.addClassName("work-heading");
        Anchor care = new Anchor("/curate/search", words.get("care.link"));
        care.addClassNames("button", "button-quiet");
        heading.add(care);
        list =
                new MaterialList(
                        words,
                        materials,
                        this::first,
                        this::card,
                        () -> MaterialList.nothing(words, "curate.empty"));
        filter = list.filter();
        filter.setLabel(words.get("curate.filter"));
        pick.setLabel(words.get("curate.pick"));
        pick.setItems(Pick.values());
        pick.setItemLabelGenerator(one -> words.of("curate.pick", one));
        pick.setValue(Pick.ALL);
        pick.addValueChangeListener(_ -> list.fromStart());
        Div filters = new Div(filter, pick);
        filters.addClassName("filters");
        add(heading, new Paragraph(words.get("curate.text")), filters, list);
        list.show();
    }

    private Materials.Page first(int size) {
        return materials.curatedBy(
                actor.get(), new MaterialFilter(filter.getValue(), pick.getValue()), 0, size);
    }

    private MaterialCard card(Material material, Optional<String> picture) {
        MaterialCard card = new MaterialCard(words, material, picture);
        card.tell(words.get("curate.by", material.ownerName(), material.organisation().name()));
        List<String> lacks = lacks(material);
        if (!lacks.isEmpty()) {
            card.tell(words.get("curate.lacks", String.join(", ", lacks)));
        }
        Div actions = new Div();
        actions.addClassName("actions");
        if (material.state() == Material.State.PUBLISHED) {
            Anchor open = new Anchor(Address.of(material.id()), words.get("published.look"));
            open.addClassNames("button", "button-quiet", "button-small");
            NativeButton withdraw =
                    new NativeButton(
                            words.get("published.withdraw"),
                            _ -> Question.ask(words, "withdraw", () -> withdraw(material)));
            withdraw.addClassNames("button", "button-quiet", "button-small", "button-danger");
            withdraw.getElement()
                    .setAttribute(
                            "aria-label",
                            words.get("published.withdraw")
                                    + ": "
                                    + MaterialCard.title(words, material));
            actions.add(open, withdraw);
        }
        card.add(actions);
        return card;
    }

    /// What a librarian would add or mend, in words; [Pick#ATTENTION] picks what has such.
    private List<String> lacks(Material material) {
        Set<Missing> missing = drafts.missing(material);
        List<String> lacks =
                missing.stream()
                        .filter(one -> one != Missing.EXAMINATION)
                        .map(one -> words.of("lack", one))
                        .collect(Collectors.toCollection(ArrayList::new));
        if (material.description().subjects().isEmpty()) {
            lacks.add(words.get("lack.subjects"));
        }
        boolean unreadable =
                material.files().stream().anyMatch(file -> file.examination().cameToNothing());
        if (unreadable) {
            lacks.add(words.get("lack.readable"));
        }
        return lacks;
    }

    private void withdraw(Material material) {
        drafts.withdraw(actor.get(), material.id());
        list.show();
    }

    @Override
    protected void onAttach(AttachEvent event) {
        look.bring(event.getUI());
    }

    @Override
    public String getPageTitle() {
        return words.get("curate.title") + " · Khuê Văn";
    }
}
