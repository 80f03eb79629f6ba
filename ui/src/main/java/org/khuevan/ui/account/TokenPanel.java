package org.khuevan.ui.account;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Duration;
import org.khuevan.people.AccessTokens;
import org.khuevan.people.Actor;
import org.khuevan.people.NotAcceptable;
import org.khuevan.ui.shell.CopyField;
import org.khuevan.ui.shell.Words;

/// One's access tokens: each is made with a name and a lifetime, shown once, and can be revoked.
final class TokenPanel extends Div {

    private static final long serialVersionUID = 1;
    private static final Integer[] DAYS = {30, 90, 365, 3650};

    private final Words words;
    private final transient AccessTokens tokens;
    private final Actor.Member owner;
    private final TextField name = new TextField();
    private final Select<Integer> days = new Select<>();
    private final Div secret = new Div();
    private final Div list = new Div();

    TokenPanel(Words words, AccessTokens tokens, Actor.Member owner) {
        this.words = words;
        this.tokens = tokens;
        this.owner = owner;
        addClassName("panel");
        name.setLabel(words.get("tokens.name"));
        name.setHelperText(words.get("tokens.name.help"));
        name.setMaxLength(100);
        days.setLabel(words.get("tokens.life"));
        days.setItems(DAYS);
        days.setItemLabelGenerator(one -> words.get("tokens.life." + one));
        days.setValue(90);
        NativeButton create = new NativeButton(words.get("tokens.create"), _ -> create());
        create.addClassNames("button", "button-quiet");
        secret.getElement().setAttribute("role", "status");
        Div fields = new Div(name, days);
        fields.addClassName("pair");
        add(new H2(words.get("tokens.title")), new Paragraph(words.get("tokens.text")), list);
        add(fields, create, secret);
        show();
    }

    private void create() {
        secret.removeAll();
        name.setInvalid(false);
        try {
            AccessTokens.NewToken made =
                    tokens.create(owner, name.getValue(), Duration.ofDays(days.getValue()));
            name.clear();
            secret.add(
                    new Paragraph(words.get("tokens.made", made.token().name())),
                    new CopyField(words, words.get("tokens.secret"), made.secret()));
            show();
        } catch (NotAcceptable e) {
            name.setErrorMessage(words.of(e.reason()));
            name.setInvalid(true);
            name.focus();
        }
    }

    private void show() {
        list.removeAll();
        var all = tokens.of(owner);
        if (all.isEmpty()) {
            return;
        }
        UnorderedList entries = new UnorderedList();
        entries.addClassName("people-list");
        all.stream().map(this::entry).forEach(entries::add);
        list.add(entries);
    }

    private ListItem entry(AccessTokens.Token token) {
        Span title = new Span(token.name());
        title.addClassName("upload-name");
        String used =
                token.lastUsed()
                        .map(when -> words.get("tokens.used", words.date(when)))
                        .orElse(words.get("tokens.unused"));
        Paragraph facts =
                new Paragraph(
                        words.get("tokens.until", words.date(token.expires())) + " · " + used);
        facts.addClassName("upload-line");
        Div text = new Div(title, facts);
        text.addClassName("upload-text");
        NativeButton revoke = new NativeButton(words.get("tokens.revoke"), _ -> revoke(token));
        revoke.addClassNames("button", "button-quiet", "button-small", "button-danger");
        revoke.getElement()
                .setAttribute("aria-label", words.get("tokens.revoke") + ": " + token.name());
        ListItem entry = new ListItem(text, revoke);
        entry.addClassName("person");
        return entry;
    }

    private void revoke(AccessTokens.Token token) {
        tokens.revoke(owner, token.id());
        show();
    }
}
