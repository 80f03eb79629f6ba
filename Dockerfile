FROM maven:3-eclipse-temurin-25 AS build
WORKDIR /src
COPY . .
RUN mvn -B -q -ntp package -pl ui -am -DskipTests

FROM eclipse-temurin:25-jre
# Office files are shown as LibreOffice prints them, archives of RAR 5 opened by bsdtar; curl asks
# whether the platform is up. ffmpeg, Tesseract and PostgreSQL come with the jar.
RUN apt-get update \
    && apt-get install -y --no-install-recommends libreoffice-writer-nogui libreoffice-impress-nogui libreoffice-calc-nogui libarchive-tools fontconfig fonts-liberation fonts-noto-core curl \
    && rm -rf /var/lib/apt/lists/*
RUN useradd --system --create-home khuevan && mkdir /data && chown khuevan /data
USER khuevan
ENV KHUEVAN_DATA=/data
VOLUME /data
EXPOSE 8080
COPY --from=build /src/ui/target/khuevan.jar /khuevan.jar
HEALTHCHECK --interval=10s --start-period=120s CMD ["curl", "-fs", "http://localhost:8080/actuator/health"]
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=50", "--add-modules", "jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-jar", "/khuevan.jar"]
