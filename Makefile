# make run    builds what is missing and starts the platform on http://localhost:8080
# make demo   the same, with a small sample library in it
# make test   everything that must pass before a change lands
# make build  the finished jar, ui/target/khuevan.jar
# make benchmarks  measures it; ARGS="search upload" measures only these (docs/benchmarks.md)
# make evaluate    how good search answers are; ARGS="folder" asks other judged sets
# make pictures    takes the pictures of the guides anew
#
# Settings: KHUEVAN_DATA (where everything is kept, ./data), KHUEVAN_ADMIN_PASSWORD, and
# ARGS="--server.port=9090" for anything else.

SHELL := /bin/sh
.DEFAULT_GOAL := help

# A JDK 25 or later: JAVA_HOME if it is one, else one in the usual folders or on the PATH.
JDK := $(shell for home in "$$JAVA_HOME" /usr/lib/jvm/* /opt/java/* /opt/jdk* /Library/Java/JavaVirtualMachines/*/Contents/Home "$$HOME"/.sdkman/candidates/java/* "$$HOME"/.jdks/* "$$(dirname "$$(dirname "$$(readlink -f "$$(command -v javac)" 2>/dev/null)")")"; do \
	[ -x "$$home/bin/javac" ] || continue; \
	major=$$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$$home/release" 2>/dev/null); \
	[ -n "$$major" ] || major=$$("$$home/bin/javac" -version 2>&1 | sed -n 's/^javac \([0-9]*\).*/\1/p'); \
	[ "$${major:-0}" -ge 25 ] && { echo "$$home"; break; }; \
	done)
export JAVA_HOME := $(JDK)

MAVEN := mvn -B -q -ntp
JAR := ui/target/khuevan.jar
RUN := ui/target/run
READY := $(RUN)/ready
SOURCES := $(shell find pom.xml .mvn ingest repository-server ui -name target -prune -o -type f \( -path '*/src/main/*' -o -name pom.xml -o -name jvm.config \) -print 2>/dev/null)
JAVA_OPTIONS := -Xmx1g -XX:+UseSerialGC --add-modules jdk.incubator.vector --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow

.PHONY: help run demo test build format benchmarks evaluate pictures clean jdk maven browser office archives

help:
	@sed -n '1,/^$$/s/^# \{0,1\}//p' Makefile

jdk:
	@[ -n "$(JDK)" ] || { echo "Khue Van needs a JDK 25 or later: install one (on Debian: apt install openjdk-25-jdk, or Temurin 25 from adoptium.net) or set JAVA_HOME." >&2; exit 1; }

maven:
	@command -v mvn >/dev/null || { \
		if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
			echo "Installing Maven, with which Khue Van is built"; \
			apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends maven >/dev/null; \
		else \
			echo "Khue Van is built with Maven: install it (on Debian: sudo apt install maven)." >&2; exit 1; \
		fi; }

# The browser tests drive a real Chromium; best the one without windows, which takes half the time.
browser:
	@command -v chromium-headless-shell >/dev/null || { \
		if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
			echo "Installing Chromium for the browser tests"; \
			apt-get -qq update && export DEBIAN_FRONTEND=noninteractive && \
			{ apt-get -qq install -y --no-install-recommends chromium-headless-shell >/dev/null 2>&1 || \
				command -v chromium >/dev/null || apt-get -qq install -y --no-install-recommends chromium >/dev/null; }; \
		else \
			command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null || { \
				echo "The browser tests need Chromium: install it (on Debian: sudo apt install chromium-headless-shell)." >&2; exit 1; }; \
		fi; }

# Office files are printed by a real LibreOffice.
office:
	@command -v soffice >/dev/null || { \
		if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
			echo "Installing LibreOffice for the tests of office files"; \
			apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends libreoffice-writer-nogui libreoffice-impress-nogui libreoffice-calc-nogui >/dev/null; \
		else \
			echo "The tests need LibreOffice: install it (on Debian: sudo apt install --no-install-recommends libreoffice-writer-nogui libreoffice-impress-nogui libreoffice-calc-nogui)." >&2; exit 1; \
		fi; }

# RAR archives of version 5 are unpacked by a real bsdtar.
archives:
	@command -v bsdtar >/dev/null || { \
		if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
			echo "Installing bsdtar for the tests of archives"; \
			apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends libarchive-tools >/dev/null; \
		else \
			echo "The tests need bsdtar: install it (on Debian: sudo apt install libarchive-tools)." >&2; exit 1; \
		fi; }

build: $(JAR)

# The jar is made anew when a source is newer than it.
$(JAR): $(SOURCES) | jdk maven
	@echo "Building; the first time takes some minutes"
	@$(MAVEN) package -pl ui -am -DskipTests -Dspotless.goal=apply
	@touch $(JAR)

# The jar taken apart, and what JVMs learn by starting it and a reader of files once: later starts
# take a third of the time. Without what was learnt they start all the same.
$(READY): $(JAR)
	@rm -rf $(RUN)
	@$(JDK)/bin/java -Djarmode=tools -jar $(JAR) extract --destination $(RUN)
	@KHUEVAN_DATA=$(RUN)/data $(JDK)/bin/java -XX:AOTCacheOutput=$(RUN)/khuevan.aot -Xlog:disable $(JAVA_OPTIONS) -jar $(RUN)/khuevan.jar --server.port=0 >$(RUN)/learning.log 2>&1 & \
	learning=$$!; trap "kill $$learning; exit 130" INT TERM; \
	while kill -0 $$learning 2>/dev/null && ! grep -q 'is ready' $(RUN)/learning.log; do sleep 1; done; \
	kill $$learning 2>/dev/null; wait $$learning; test -f $(RUN)/khuevan.aot || cat $(RUN)/learning.log
	@$(JDK)/bin/java -cp $(RUN)/khuevan.jar org.khuevan.ingest.ReadingRehearsal >>$(RUN)/learning.log 2>&1 || rm -f $(RUN)/reader.aot
	@rm -rf $(RUN)/data
	@touch $(READY)

run: $(READY)
	@exec $(JDK)/bin/java -XX:AOTCache=$(RUN)/khuevan.aot -Xlog:disable -Xlog:all=error:stderr $(JAVA_OPTIONS) -jar $(RUN)/khuevan.jar $(ARGS)

demo: $(READY)
	@exec $(JDK)/bin/java -XX:AOTCache=$(RUN)/khuevan.aot -Xlog:disable -Xlog:all=error:stderr $(JAVA_OPTIONS) -jar $(RUN)/khuevan.jar --khuevan.demo=true $(ARGS)

test: jdk maven browser office archives
	@$(MAVEN) verify

format: jdk maven
	@$(MAVEN) process-sources -Dspotless.goal=apply

benchmarks: $(JAR) browser
	@$(MAVEN) package -pl benchmarks -am -DskipTests -Dspotless.goal=apply
	@exec $(JDK)/bin/java -Xmx1g --add-modules jdk.incubator.vector --enable-native-access=ALL-UNNAMED -cp "benchmarks/target/classes:$$(cat benchmarks/target/class-path)" org.khuevan.benchmarks.Benchmarks $(ARGS)

evaluate: jdk maven
	@$(MAVEN) package -pl benchmarks -am -DskipTests -Dspotless.goal=apply
	@exec $(JDK)/bin/java -Xmx1g --add-modules jdk.incubator.vector --enable-native-access=ALL-UNNAMED -cp "benchmarks/target/classes:$$(cat benchmarks/target/class-path)" org.khuevan.benchmarks.Evaluation $(ARGS)

# The pictures of the guides, taken anew by the test that follows them.
pictures: jdk maven browser office
	@$(MAVEN) test -pl ui -am -Dtest=GuideTest -Dsurefire.failIfNoSpecifiedTests=false -Dspotless.goal=apply -Dguide.pictures=$(CURDIR)/docs/images

clean: jdk maven
	@$(MAVEN) clean
