package org.khuevan.ui.teach;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.function.SerializableRunnable;
import org.khuevan.catalogue.Address;
import org.khuevan.catalogue.Material;
import org.khuevan.ingest.Kind;
import org.khuevan.ui.shell.CopyField;
import org.khuevan.ui.shell.Origin;
import org.khuevan.ui.shell.Words;

/// A published material, as its owner sees it: its address for ever, and what may be done next.
final class PublishedPanel extends Div {

    private static final long serialVersionUID = 1;

    /// @param fresh whether it was published just now
    PublishedPanel(
            Words words,
            Material material,
            boolean fresh,
            SerializableRunnable newVersion,
            SerializableRunnable withdraw) {
        addClassNames("panel", "published-panel");
        boolean withdrawn = material.state() == Material.State.WITHDRAWN;
        String key =
                withdrawn ? "published.withdrawn" : fresh ? "published.fresh" : "published.now";
        H2 title = new H2(words.get(key));
        title.getElement().setAttribute("tabindex", "-1");
        add(title, new Paragraph(words.get(key + ".text", material.version())));
        if (fresh) {
            getElement().setAttribute("role", "status");
            title.getElement().executeJs("this.focus()");
        }
        Div actions = new Div();
        actions.addClassName("actions");
        if (!withdrawn) {
            add(
                    new CopyField(
                            words,
                            words.get("published.address"),
                            Origin.of(Address.of(material.id()))));
            Anchor look = new Anchor(Address.of(material.id()), words.get("published.look"));
            look.addClassName("button");
            actions.add(look);
        }
        NativeButton version = action(words.get("published.new-version"), newVersion);
        actions.add(version);
        material.files().stream()
                .filter(file -> file.kind() == Kind.VIDEO || file.kind() == Kind.AUDIO)
                .forEach(file -> {
                    Anchor captions =
                            new Anchor(
                                    "/teach/captions/" + file.id(),
                                    words.get("captions.edit-of", file.name()));
                    captions.addClassNames("button", "button-quiet");
                    actions.add(captions);
                });
        if (!withdrawn) {
            NativeButton away = action(words.get("published.withdraw"), withdraw);
            away.addClassName("button-danger");
            actions.add(away);
        }
        add(actions);
    }

    private static NativeButton action(String text, SerializableRunnable action) {
        NativeButton button = new NativeButton(text, _ -> action.run());
        button.addClassNames("button", "button-quiet");
        button.getElement().setAttribute("type", "button");
        return button;
    }
}
