package org.khuevan.ui.account;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.VaadinServletRequest;
import com.vaadin.flow.server.VaadinServletResponse;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import org.khuevan.learning.OwnRecords;
import org.khuevan.people.AccessTokens;
import org.khuevan.people.Account;
import org.khuevan.people.Actor;
import org.khuevan.people.CurrentActor;
import org.khuevan.people.NotAcceptable;
import org.khuevan.people.People;
import org.khuevan.ui.shell.Translations;
import org.khuevan.ui.shell.Words;
import org.khuevan.ui.shell.WorkLook;

/// One's own account: who one is here, the password, and access tokens.
@Route("account")
@Menu(title = "nav.account", order = 100)
@PermitAll
public class AccountPage extends Div implements HasDynamicTitle {

    private static final long serialVersionUID = 1;

    private final transient People people;
    private final transient CurrentActor actor;
    private final WorkLook look;
    private final Words words;
    private final PasswordField current = new PasswordField();
    private final PasswordField replacement = new PasswordField();
    private final Paragraph answer = new Paragraph();

    AccountPage(
            People people,
            AccessTokens tokens,
            OwnRecords records,
            CurrentActor actor,
            WorkLook look,
            Translations translations) {
        this.people = people;
        this.actor = actor;
        this.look = look;
        this.words = translations.in(getLocale());
        addClassNames("work-page", "account-page");
        Div heading = new Div(new H1(words.get("account.title")));
        heading.addClassName("work-heading");
        add(heading);
        switch (actor.get()) {
            case Actor.Visitor() -> {}
            case Actor.Member member -> {
                people.find(member.account()).ifPresent(account -> add(person(account)));
                add(
                        passwordPanel(member),
                        new TokenPanel(words, tokens, member),
                        new RecordsPanel(words, records, member));
            }
        }
    }

    private Div person(Account account) {
        Paragraph name = new Paragraph(account.displayName());
        name.addClassName("account-display-name");
        Paragraph facts =
                new Paragraph(
                        account.login()
                                + " · "
                                + words.of("role", account.role())
                                + " · "
                                + account.organisation().name());
        facts.addClassName("upload-line");
        Div panel = new Div(name, facts);
        panel.addClassName("panel");
        return panel;
    }

    private Div passwordPanel(Actor.Member member) {
        current.setLabel(words.get("account.current-password"));
        current.getElement().setAttribute("autocomplete", "current-password");
        replacement.setLabel(words.get("account.new-password"));
        replacement.setHelperText(words.get("account.new-password.help"));
        replacement.getElement().setAttribute("autocomplete", "new-password");
        for (PasswordField field : List.of(current, replacement)) {
            field.getElement()
                    .executeJs(
                            "this.i18n = {...this.i18n, reveal: $0}",
                            words.get("account.show-password"));
        }
        NativeButton change =
                new NativeButton(words.get("account.change-password"), _ -> changePassword(member));
        change.addClassNames("button", "button-quiet");
        answer.getElement().setAttribute("role", "status");
        Div fields = new Div(current, replacement);
        fields.addClassName("pair");
        Div panel = new Div(new H2(words.get("account.password")), fields, change, answer);
        panel.addClassName("panel");
        return panel;
    }

    private void changePassword(Actor.Member member) {
        current.setInvalid(false);
        replacement.setInvalid(false);
        answer.setText("");
        try {
            people.changePassword(
                    actor.get(), member.account(), current.getValue(), replacement.getValue());
            // Where they did it, they stay signed in.
            actor.goOn(
                    VaadinServletRequest.getCurrent().getHttpServletRequest(),
                    VaadinServletResponse.getCurrent().getHttpServletResponse());
            current.clear();
            replacement.clear();
            answer.setText(words.get("account.password-changed"));
        } catch (NotAcceptable e) {
            PasswordField wrong =
                    e.reason() == NotAcceptable.Reason.PASSWORD_WRONG ? current : replacement;
            wrong.setErrorMessage(words.of(e.reason()));
            wrong.setInvalid(true);
            wrong.focus();
        }
    }

    @Override
    protected void onAttach(AttachEvent event) {
        look.bring(event.getUI());
    }

    @Override
    public String getPageTitle() {
        return words.get("account.title") + " · Khuê Văn";
    }
}
