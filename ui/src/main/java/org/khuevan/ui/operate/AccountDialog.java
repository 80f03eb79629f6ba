package org.khuevan.ui.operate;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.function.SerializableRunnable;
import java.util.List;
import org.khuevan.people.Account;
import org.khuevan.people.Actor;
import org.khuevan.people.NotAcceptable;
import org.khuevan.people.Organisation;
import org.khuevan.people.People;
import org.khuevan.people.Role;
import org.khuevan.ui.shell.CopyField;
import org.khuevan.ui.shell.Words;

/// Makes an account or changes one. Passwords are made by the platform and shown once.
final class AccountDialog {

    private final Words words;
    private final People people;
    private final Actor administrator;
    private final SerializableRunnable changed;
    private final Dialog dialog = new Dialog();
    private final Div content = new Div();
    private final TextField login = new TextField();
    private final TextField name = new TextField();
    private final EmailField email = new EmailField();
    private final Select<Role> role = new Select<>();
    private final ComboBox<Organisation> organisation = new ComboBox<>();
    private final Checkbox enabled = new Checkbox();
    private final Paragraph problem = new Paragraph();

    AccountDialog(Words words, People people, Actor administrator, SerializableRunnable changed) {
        this.words = words;
        this.people = people;
        this.administrator = administrator;
        this.changed = changed;
        List<Organisation> all = people.organisations();
        login.setLabel(words.get("people.login"));
        login.setRequiredIndicatorVisible(true);
        login.setHelperText(words.get("people.login.help"));
        login.getElement().setAttribute("autocapitalize", "none");
        name.setLabel(words.get("people.name"));
        name.setRequiredIndicatorVisible(true);
        email.setLabel(words.get("people.email"));
        role.setLabel(words.get("people.role"));
        role.setItems(Role.values());
        role.setItemLabelGenerator(one -> words.of("role", one));
        role.setValue(Role.TEACHER);
        organisation.setLabel(words.get("people.organisation"));
        organisation.setItems(all);
        organisation.setItemLabelGenerator(Organisation::name);
        organisation.setRequiredIndicatorVisible(true);
        all.stream().findFirst().ifPresent(organisation::setValue);
        enabled.setLabel(words.get("people.enabled"));
        problem.addClassName("upload-problem");
        problem.getElement().setAttribute("role", "alert");
        content.addClassName("description-form");
        content.add(login, name, email, role, organisation, enabled, problem);
        dialog.add(content);
        dialog.setWidth("26rem");
        dialog.setMaxWidth("100%");
    }

    void openForNew() {
        dialog.setHeaderTitle(words.get("people.new"));
        enabled.setVisible(false);
        finish(words.get("people.create"), this::create);
    }

    void openFor(Account account) {
        dialog.setHeaderTitle(account.displayName());
        login.setValue(account.login());
        login.setReadOnly(true);
        name.setValue(account.displayName());
        email.setValue(account.email());
        role.setValue(account.role());
        organisation.setValue(account.organisation());
        enabled.setValue(account.enabled());
        NativeButton reset =
                new NativeButton(
                        words.get("people.new-password"),
                        _ -> attempt(() -> resetPassword(account)));
        reset.addClassNames("button", "button-quiet", "button-small");
        if (!isSelf(account)) {
            content.add(reset);
        }
        finish(words.get("people.save"), () -> change(account));
    }

    private void finish(String text, Runnable action) {
        NativeButton close = new NativeButton(words.get("question.no"), _ -> dialog.close());
        close.addClassNames("button", "button-quiet");
        NativeButton act = new NativeButton(text, _ -> attempt(action));
        act.addClassName("button");
        dialog.getFooter().add(close, act);
        dialog.open();
    }

    private void attempt(Runnable action) {
        try {
            problem.setText("");
            action.run();
        } catch (NotAcceptable e) {
            problem.setText(words.of(e.reason()));
        }
    }

    private void create() {
        String password = people.randomPassword();
        Account account =
                people.create(
                        administrator,
                        new People.NewAccount(
                                login.getValue(),
                                name.getValue(),
                                email.getValue(),
                                password,
                                role.getValue(),
                                chosenOrganisation().id()));
        changed.run();
        tell("people.created", account.login(), password);
    }

    private void change(Account account) {
        people.change(
                administrator,
                new Account(
                        account.id(),
                        account.login(),
                        name.getValue(),
                        email.getValue(),
                        role.getValue(),
                        chosenOrganisation(),
                        enabled.getValue()));
        changed.run();
        dialog.close();
    }

    private void resetPassword(Account account) {
        String password = people.randomPassword();
        people.changePassword(administrator, account.id(), "", password);
        tell("people.reset", account.login(), password);
    }

    /// Shows a new password, once.
    private void tell(String key, String login, String password) {
        content.removeAll();
        content.add(
                new Paragraph(words.get(key, login)),
                new CopyField(words, words.get("people.password"), password),
                new Paragraph(words.get("people.once")));
        dialog.getFooter().removeAll();
        NativeButton done = new NativeButton(words.get("people.done"), _ -> dialog.close());
        done.addClassName("button");
        dialog.getFooter().add(done);
    }

    private boolean isSelf(Account account) {
        return administrator instanceof Actor.Member member
                && member.account().equals(account.id());
    }

    private Organisation chosenOrganisation() {
        Organisation chosen = organisation.getValue();
        if (chosen == null) {
            throw new NotAcceptable(NotAcceptable.Reason.ORGANISATION_UNKNOWN);
        }
        return chosen;
    }
}
