package org.khuevan.ui.teach.course;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.streams.UploadHandler;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import org.khuevan.course.Admission;
import org.khuevan.course.Course;
import org.khuevan.course.Joining;
import org.khuevan.ui.shell.ComponentWords;
import org.khuevan.ui.shell.WorkLook;

/// How students come into a course, who is in it, and who teaches it.
@Route("teach/courses/:course/access")
@RolesAllowed("TEACHER")
public class AccessPage extends CourseWorkPage {

    private static final long serialVersionUID = 1;
    private static final int LARGEST_LIST = 5_000_000;

    private final Div joining = new Div();
    private final Div teachers = new Div();

    AccessPage(Desk desk, WorkLook look) {
        super(desk, look, "access");
        joining.addClassName("panel");
        teachers.addClassName("panel");
    }

    @Override
    boolean show(BeforeEnterEvent event) {
        add(joining);
        if (desk().courses().published(course().id()).isPresent()) {
            attempt(() -> add(new StudentsPanel(desk(), words(), course().id())));
        }
        add(teachers);
        showAgain();
        return true;
    }

    @Override
    void showAgain() {
        showJoining();
        showTeachers();
    }

    private void showJoining() {
        joining.removeAll();
        RadioButtonGroup<Joining> way = new RadioButtonGroup<>();
        way.setLabel(words().get("access.joining"));
        way.setItems(Joining.values());
        way.setItemLabelGenerator(one -> words().of("access.joining", one));
        way.setValue(course().joining());
        way.addClassName("joining");
        TextField key = new TextField(words().get("access.key"));
        key.setHelperText(words().get("access.key.help"));
        key.setMaxLength(100);
        key.setWidth("min(20rem, 100%)");
        attempt(() -> key.setValue(desk().admission().key(desk().actor().get(), course().id())));
        key.setVisible(course().joining() == Joining.KEY);
        way.addValueChangeListener(event -> {
            key.setVisible(event.getValue() == Joining.KEY);
            if (event.isFromClient()) {
                open(event.getValue(), key);
            }
        });
        key.addValueChangeListener(event -> {
            if (event.isFromClient()) {
                open(way.getValue(), key);
            }
        });
        joining.add(new H2(words().get("access.title")), way, key, invitations());
    }

    /// A key that is still empty is waited for.
    private void open(Joining way, TextField key) {
        if (way == Joining.KEY && key.getValue().isBlank()) {
            key.setErrorMessage(words().get("access.key.missing"));
            key.setInvalid(true);
            key.focus();
            return;
        }
        key.setInvalid(false);
        attempt(() -> {
            desk().admission().open(desk().actor().get(), course().id(), way, key.getValue());
            read(desk().drafts().latest(desk().actor().get(), course().id()));
            tell("access.saved");
        });
    }

    private Div invitations() {
        TextArea emails = new TextArea(words().get("access.invite"));
        emails.setHelperText(words().get("access.invite.help"));
        emails.setWidthFull();
        Paragraph refused = new Paragraph();
        refused.addClassName("upload-problem");
        refused.getElement().setAttribute("role", "alert");
        UnorderedList list = new UnorderedList();
        list.addClassNames("plain-list", "invited");
        showInvited(list);
        NativeButton invite =
                new NativeButton(
                        words().get("access.invite.do"), _ -> invite(emails, refused, list));
        invite.addClassNames("button", "button-quiet");
        Upload file =
                new Upload(
                        UploadHandler.inMemory((_, bytes) -> {
                            emails.setValue(String.join("\n", Admission.addresses(bytes)));
                            invite(emails, refused, list);
                        }));
        file.setDropAllowed(false);
        ComponentWords.limit(words(), file, LARGEST_LIST, refused);
        NativeButton choose = new NativeButton(words().get("access.invite.file"));
        choose.addClassNames("button", "button-quiet");
        file.setUploadButton(choose);
        file.addAllFinishedListener(_ -> file.clearFileList());
        Div actions = new Div(invite, file);
        actions.addClassName("actions");
        Div around = new Div(emails, actions, refused, list);
        around.addClassName("invitations");
        return around;
    }

    /// What was refused stays to be mended.
    private void invite(TextArea emails, Paragraph refused, UnorderedList list) {
        List<String> found = Admission.addresses(emails.getValue());
        if (found.isEmpty()) {
            refused.setText(words().get("access.invite.none"));
            return;
        }
        attempt(() -> {
            List<String> wrong =
                    desk().admission().invite(desk().actor().get(), course().id(), found);
            refused.setText(
                    wrong.isEmpty()
                            ? ""
                            : words().get("access.invite.wrong", String.join(", ", wrong)));
            emails.setValue(String.join("\n", wrong));
            showInvited(list);
        });
    }

    private void showInvited(UnorderedList list) {
        list.removeAll();
        attempt(() ->
                desk().admission()
                        .invitations(desk().actor().get(), course().id())
                        .forEach(email -> list.add(invited(email))));
    }

    private ListItem invited(String email) {
        NativeButton remove =
                new NativeButton(
                        "×",
                        _ ->
                                attempt(() -> {
                                    desk().admission()
                                            .uninvite(desk().actor().get(), course().id(), email);
                                    showJoining();
                                }));
        remove.addClassName("icon-button");
        remove.getElement().setAttribute("aria-label", words().get("access.uninvite", email));
        return new ListItem(new Span(email), remove);
    }

    private void showTeachers() {
        teachers.removeAll();
        UnorderedList list = new UnorderedList();
        list.addClassName("plain-list");
        course().teachers().forEach(teacher -> list.add(teacher(teacher)));
        TextField login = new TextField(words().get("access.teacher"));
        login.setHelperText(words().get("access.teacher.help"));
        login.getElement().setAttribute("autocapitalize", "none");
        NativeButton more =
                new NativeButton(words().get("access.teacher.do"), _ -> attempt(() -> add(login)));
        more.addClassNames("button", "button-quiet");
        Div fields = new Div(login, more);
        fields.addClassName("field-and-button");
        teachers.add(new H2(words().get("access.teachers")), list, fields);
    }

    private void add(TextField login) {
        boolean added =
                desk().admission()
                        .addTeacher(desk().actor().get(), course().id(), login.getValue())
                        .isPresent();
        if (added) {
            read(desk().drafts().latest(desk().actor().get(), course().id()));
            showTeachers();
        } else {
            login.setErrorMessage(words().get("access.teacher.unknown"));
            login.setInvalid(true);
        }
    }

    private ListItem teacher(Course.Teacher teacher) {
        ListItem item = new ListItem(new Span(teacher.name()));
        if (course().teachers().size() > 1) {
            NativeButton remove = new NativeButton("×", _ -> attempt(() -> remove(teacher)));
            remove.addClassName("icon-button");
            remove.getElement()
                    .setAttribute(
                            "aria-label", words().get("access.teacher.remove", teacher.name()));
            item.add(remove);
        }
        return item;
    }

    private void remove(Course.Teacher teacher) {
        desk().admission().removeTeacher(desk().actor().get(), course().id(), teacher.account());
        read(desk().drafts().latest(desk().actor().get(), course().id()));
        showTeachers();
    }
}
