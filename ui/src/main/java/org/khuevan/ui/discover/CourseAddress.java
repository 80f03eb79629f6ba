package org.khuevan.ui.discover;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.khuevan.course.CourseId;
import org.khuevan.course.Courses;
import org.khuevan.people.Actor;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// The search tells courses as it tells materials; the address of a material leads on to the course
/// where it is one.
@Component
class CourseAddress extends OncePerRequestFilter {

    private static final Pattern MATERIAL = Pattern.compile("/m/([^/]+)");

    private final Courses courses;

    CourseAddress(Courses courses) {
        this.courses = courses;
    }

    /// Whether an id is that of a course that everybody may know of.
    boolean isCourse(String id) {
        try {
            return courses.find(new Actor.Visitor(), new CourseId(id)).isPresent();
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Matcher id = MATERIAL.matcher(request.getServletPath());
        if (id.matches() && isCourse(id.group(1))) {
            response.sendRedirect(request.getContextPath() + "/c/" + id.group(1));
        } else {
            chain.doFilter(request, response);
        }
    }
}
