package org.khuevan.ui.teach.course;

import java.util.Optional;
import org.khuevan.course.CourseId;
import org.khuevan.course.CoursePicture;
import org.khuevan.course.CoursePictures;
import org.khuevan.exchange.Imported;
import org.khuevan.exchange.Pictures;
import org.khuevan.exchange.QuestionFiles;
import org.khuevan.people.CurrentActor;
import org.springframework.stereotype.Component;

/// Reads files of questions for a course; their pictures become pictures of the course.
@Component
record QuestionExchange(QuestionFiles files, CoursePictures pictures, CurrentActor actor) {

    Imported read(CourseId course, byte[] file) {
        return files.read(
                file,
                new Pictures() {
                    @Override
                    public Optional<String> keep(String name, byte[] bytes) {
                        return pictures.keep(actor.get(), course, name, bytes)
                                .map(CoursePicture::address);
                    }

                    @Override
                    public Optional<byte[]> read(String address) {
                        return pictures.read(address);
                    }
                });
    }
}
