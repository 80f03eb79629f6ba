package org.khuevan.ui.teach.course;

import java.util.List;
import java.util.Optional;
import org.khuevan.course.CourseId;
import org.khuevan.course.CoursePicture;
import org.khuevan.course.CoursePictures;
import org.khuevan.course.Question;
import org.khuevan.exchange.Imported;
import org.khuevan.exchange.Pictures;
import org.khuevan.exchange.QuestionFiles;
import org.khuevan.exchange.QuestionFormat;
import org.khuevan.exchange.Remark;
import org.khuevan.people.CurrentActor;
import org.springframework.stereotype.Component;

/// Reads files of questions for a course and knows what its own lose in others; their pictures
/// become pictures of the course.
@Component
record QuestionExchange(QuestionFiles files, CoursePictures pictures, CurrentActor actor) {

    Imported read(CourseId course, byte[] file) {
        return files.read(file, new CourseShelf(course));
    }

    /// What of the questions a format cannot say.
    List<Remark> lost(CourseId course, QuestionFormat format, List<Question> questions) {
        return files.write(format, "", questions, new CourseShelf(course)).remarks();
    }

    private final class CourseShelf implements Pictures {

        private final CourseId course;

        CourseShelf(CourseId course) {
            this.course = course;
        }

        @Override
        public Optional<String> keep(String name, byte[] bytes) {
            return pictures.keep(actor.get(), course, name, bytes).map(CoursePicture::address);
        }

        @Override
        public Optional<byte[]> read(String address) {
            return pictures.read(address);
        }
    }
}
