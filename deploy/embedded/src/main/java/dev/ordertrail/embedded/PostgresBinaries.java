package dev.ordertrail.embedded;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/// PostgreSQL's programs, unpacked once per user from Zonky's archive on the class path.
///
/// They lie in `~/.cache/ordertrail` (`/var/cache/ordertrail` for root, whose home the database's
/// own user could not read).
final class PostgresBinaries {
    private PostgresBinaries() {}

    /// The directory with `bin`, `lib` and `share`, unpacked if need be.
    ///
    /// @throws EmbeddedStackException when there are no binaries for this machine
    static Path home() {
        var archive = archiveName();
        try (var in = PostgresBinaries.class.getResourceAsStream("/" + archive)) {
            if (in == null) {
                throw new EmbeddedStackException(
                        "no PostgreSQL binaries for this machine ("
                                + archive
                                + "): Linux and macOS on amd64 and arm64 have them;"
                                + " elsewhere use docker compose up");
            }
            return unpacked(in, archive.replace(".txz", "") + "-" + version());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot unpack PostgreSQL", e);
        }
    }

    private static String archiveName() {
        var os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        var arch = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
        var system = os.startsWith("mac") ? "darwin" : os.contains("linux") ? "linux" : os;
        var machine =
                switch (arch) {
                    case "amd64", "x86_64" -> "x86_64";
                    case "aarch64", "arm64" -> "arm_64";
                    default -> arch;
                };
        return "postgres-" + system + "-" + machine + ".txz";
    }

    /// Archives of two versions have one name; the size of what is on the class path tells them
    /// apart.
    private static String version() throws IOException {
        var resource = PostgresBinaries.class.getResource("/" + archiveName());
        return resource == null
                ? "none"
                : Long.toString(resource.openConnection().getContentLengthLong(), 36);
    }

    /// Whoever is first puts the directory in its place in one move; the others throw theirs away.
    private static Path unpacked(InputStream archive, String name) throws IOException {
        var cache = Files.createDirectories(cache());
        var home = cache.resolve(name);
        if (Files.isDirectory(home)) {
            return home;
        }
        var mine = Files.createTempDirectory(cache, "unpacking");
        Files.setPosixFilePermissions(mine, PosixFilePermissions.fromString("rwxr-xr-x"));
        unpack(archive, mine);
        try {
            Files.move(mine, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            if (!Files.isDirectory(home)) {
                throw e;
            }
            Directories.delete(mine);
        }
        return home;
    }

    private static Path cache() {
        return "root".equals(System.getProperty("user.name"))
                ? Path.of("/var/cache/ordertrail")
                : Path.of(System.getProperty("user.home"), ".cache", "ordertrail");
    }

    private static void unpack(InputStream archive, Path into) throws IOException {
        try (var tar =
                new TarArchiveInputStream(
                        new XZCompressorInputStream(new BufferedInputStream(archive)))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                place(tar, entry, into);
            }
        }
    }

    private static void place(TarArchiveInputStream tar, TarArchiveEntry entry, Path into)
            throws IOException {
        var target = into.resolve(entry.getName()).normalize();
        if (!target.startsWith(into)) {
            throw new IOException("archive entry outside of its directory");
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else {
            Files.copy(tar, target, StandardCopyOption.REPLACE_EXISTING);
            var executable = (entry.getMode() & 0100) != 0;
            Files.setPosixFilePermissions(
                    target,
                    PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }
}
