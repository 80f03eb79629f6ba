package org.khuevan.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.khuevan.course.CourseDrafts;
import org.khuevan.course.Flaw;
import org.khuevan.course.Question;
import org.khuevan.exchange.Remark.What;
import org.w3c.dom.Element;

/// Reads packages and items of QTI. Those of 2.1 and 3.0 are [QtiQuestion]s; those of 1.2 are left
/// to [OlderQtiReader].
final class QtiReader {

    private final Pictures pictures;
    private final List<Question> questions = new ArrayList<>();
    private final List<Remark> remarks = new ArrayList<>();

    QtiReader(Pictures pictures) {
        this.pictures = pictures;
    }

    /// A content package. A file of it that cannot be read keeps no other from coming.
    Imported readPackage(byte[] zip) {
        QtiPackage found = new QtiPackage(zip);
        List<QtiPackage.Item> items = found.items();
        remarks.addAll(found.remarks());
        if (items.isEmpty() && remarks.isEmpty()) {
            throw new UnreadableQuestions("no assessment item in the package");
        }
        for (QtiPackage.Item item : items) {
            Function<String, Attachments> attachments =
                    name -> attachments(name, source -> kept(found, item.folder(), source));
            if (OlderQtiReader.reads(item.root())) {
                readOlder(item.root(), attachments);
            } else {
                stimuli(found, item);
                readItem(item.root(), attachments, item.weight());
            }
        }
        return new Imported(questions, remarks);
    }

    private Optional<String> kept(QtiPackage found, String folder, String source) {
        return found.file(folder, source)
                .flatMap(bytes ->
                        pictures.keep(Attachments.name(source).replaceFirst("^.*/", ""), bytes));
    }

    /// Texts that several items ask about are files of their own there, and part of each here.
    private static void stimuli(QtiPackage found, QtiPackage.Item item) {
        Optional<Element> body = Xml.child(item.root(), "itemBody");
        for (Element ref : Xml.children(item.root(), "assessmentStimulusRef").reversed()) {
            Optional<Element> text =
                    found.document(item.folder(), ref.getAttribute("href"))
                            .flatMap(document -> Xml.child(document, "stimulusBody"));
            if (body.isPresent() && text.isPresent()) {
                Element into = body.get();
                into.insertBefore(
                        into.getOwnerDocument().importNode(text.get(), true), into.getFirstChild());
            }
        }
    }

    /// One item alone, or all of a file of the older version.
    Imported readItem(Element root) {
        Function<String, Attachments> attachments =
                name -> attachments(name, _ -> Optional.empty());
        if (OlderQtiReader.reads(root)) {
            readOlder(root, attachments);
            return new Imported(questions, remarks);
        }
        QtiNames.older(root);
        Element item = root.getOwnerDocument().getDocumentElement();
        if (!Xml.name(item).equals("assessmentItem")) {
            throw new UnreadableQuestions("neither a Moodle quiz nor a QTI item");
        }
        readItem(item, attachments, 1);
        return new Imported(questions, remarks);
    }

    private Attachments attachments(String name, Function<String, Optional<String>> files) {
        return new Attachments(pictures, remarks, name, files);
    }

    private void readOlder(Element root, Function<String, Attachments> attachments) {
        Imported read = new OlderQtiReader(attachments).read(root);
        questions.addAll(read.questions());
        remarks.addAll(read.remarks());
    }

    private void readItem(Element item, Function<String, Attachments> attachments, double weight) {
        String name =
                item.getAttribute("title").isEmpty()
                        ? item.getAttribute("identifier")
                        : item.getAttribute("title");
        try {
            QtiQuestion read = new QtiQuestion(item, name, attachments.apply(name));
            Optional<Question> question = read.question();
            if (question.isEmpty()) {
                remarks.add(new Remark(name, What.KIND_LEFT_OUT, read.kind()));
                return;
            }
            Question.Stem stem = question.get().stem();
            Question weighed = question.get().withStem(stem.worth(stem.points() * weight));
            questions.add(weighed);
            read.lost().forEach(lost -> remarks.add(new Remark(name, What.PART_LOST, lost)));
            if (CourseDrafts.unfinished(weighed).contains(Flaw.What.NOTHING_RIGHT)) {
                remarks.add(new Remark(name, What.UNFINISHED, ""));
            }
        } catch (IllegalArgumentException e) {
            remarks.add(
                    new Remark(
                            name,
                            What.UNREADABLE_LEFT_OUT,
                            Optional.ofNullable(e.getMessage()).orElse("")));
        }
    }
}
