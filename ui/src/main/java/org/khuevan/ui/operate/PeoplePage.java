package org.khuevan.ui.operate;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import org.khuevan.people.Account;
import org.khuevan.people.CurrentActor;
import org.khuevan.people.People;
import org.khuevan.ui.shell.Sought;
import org.khuevan.ui.shell.Translations;
import org.khuevan.ui.shell.Words;
import org.khuevan.ui.shell.WorkLook;

/// The accounts and organisations of the platform.
@Route("operate/people")
@Menu(title = "nav.people", order = 110)
@RolesAllowed("ADMINISTRATOR")
public class PeoplePage extends Div implements HasDynamicTitle {

    private static final long serialVersionUID = 1;
    private static final int AT_ONCE = 100;

    private final transient People people;
    private final transient CurrentActor actor;
    private final WorkLook look;
    private final Words words;
    private final TextField filter = new TextField();
    private final Div accounts = new Div();

    PeoplePage(People people, CurrentActor actor, WorkLook look, Translations translations) {
        this.people = people;
        this.actor = actor;
        this.look = look;
        this.words = translations.in(getLocale());
        addClassName("work-page");
        NativeButton create = new NativeButton(words.get("people.new"), _ -> create());
        create.addClassName("button");
        Div heading = new Div(new H1(words.get("people.title")), create);
        heading.addClassName("work-heading");
        filter.setPlaceholder(words.get("people.filter"));
        filter.setAriaLabel(words.get("people.filter"));
        filter.setClearButtonVisible(true);
        filter.addClassName("filter");
        filter.setValueChangeMode(ValueChangeMode.LAZY);
        filter.addValueChangeListener(_ -> show());
        add(heading, filter, accounts, new OrganisationPanel(words, people, actor, this::show));
        show();
    }

    private void show() {
        String wanted = Sought.plain(filter.getValue());
        List<Account> found =
                people.accounts(actor.get()).stream()
                        .filter(one ->
                                Sought.plain(
                                                one.login()
                                                        + " "
                                                        + one.displayName()
                                                        + " "
                                                        + one.organisation().name())
                                        .contains(wanted))
                        .toList();
        accounts.removeAll();
        Paragraph count = new Paragraph(words.get("people.count", found.size()));
        count.addClassName("upload-line");
        count.getElement().setAttribute("role", "status");
        UnorderedList list = new UnorderedList();
        list.addClassNames("panel", "people-list");
        found.stream().limit(AT_ONCE).map(this::entry).forEach(list::add);
        accounts.add(count);
        if (!found.isEmpty()) {
            accounts.add(list);
        }
        if (found.size() > AT_ONCE) {
            accounts.add(new Paragraph(words.get("people.narrow", AT_ONCE)));
        }
    }

    private ListItem entry(Account account) {
        Span name = new Span(account.displayName());
        name.addClassName("upload-name");
        Paragraph facts = new Paragraph(account.login() + " · " + account.organisation().name());
        facts.addClassName("upload-line");
        Div text = new Div(name, facts);
        text.addClassName("upload-text");
        Span role = new Span(words.of("role", account.role()));
        role.addClassNames("badge", "badge-role");
        Div tools = new Div(role);
        tools.addClassName("upload-tools");
        if (!account.enabled()) {
            Span closed = new Span(words.get("people.closed"));
            closed.addClassNames("badge", "badge-failed");
            tools.add(closed);
        }
        NativeButton edit = new NativeButton(words.get("people.change"), _ -> change(account));
        edit.addClassNames("button", "button-quiet", "button-small");
        edit.getElement()
                .setAttribute("aria-label", words.get("people.change") + ": " + account.login());
        tools.add(edit);
        ListItem entry = new ListItem(text, tools);
        entry.addClassName("person");
        entry.getElement().setAttribute("data-login", account.login());
        return entry;
    }

    private void create() {
        new AccountDialog(words, people, actor.get(), this::show).openForNew();
    }

    private void change(Account account) {
        new AccountDialog(words, people, actor.get(), this::show).openFor(account);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        look.bring(event.getUI());
    }

    @Override
    public String getPageTitle() {
        return words.get("people.title") + " · Khuê Văn";
    }
}
