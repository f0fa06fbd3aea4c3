package org.sunhall.checker.internal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.sunhall.kernel.Text;

/**
 * A zip archive (PKWARE APPNOTE 6.3) read from its bytes alone, and only if every reader would see the same files in it: central
 * directory, local headers and data lie gapless one after another and agree.
 */
public final class ZipReading {

    private static final int MAX_ENTRIES = 2_000;
    private static final int MAX_ENTRY = 8 * 1024 * 1024;
    private static final long MAX_TOTAL = 64L * 1024 * 1024;
    private static final int MAX_RATIO = 100;
    private static final int RATIO_MATTERS_FROM = 128 * 1024;
    private static final int MAX_NAME = 240;

    private static final int LOCAL = 0x04034b50;
    private static final int CENTRAL = 0x02014b50;
    private static final int END = 0x06054b50;
    private static final int END_SIZE = 22;
    private static final int ENCRYPTED = 1;
    private static final int DESCRIPTOR = 1 << 3;
    private static final int STRONG_ENCRYPTION = 1 << 6;
    private static final int MADE_BY_UNIX = 3;
    private static final int TYPE_MASK = 0xF000;
    private static final int REGULAR = 0x8000;
    private static final int DIRECTORY = 0x4000;

    private static final Pattern ARCHIVE =
            Pattern.compile(".*\\.(jar|zip|war|ear|kar|esa|rar|7z|gz|tgz|tar|bz2|xz)", Pattern.CASE_INSENSITIVE);
    /** Archives as well, but never opened by the platform: {@link MaterialFiles} reads what is in them. */
    private static final Pattern OFFICE = Pattern.compile("SUNHALL-INF/materials/[^/]+\\.(docx|xlsx)");

    private static final Pattern NATIVE =
            Pattern.compile(".*\\.(so|dll|dylib|jnilib|exe|com|bat|cmd|sh)(\\.[0-9.]+)?", Pattern.CASE_INSENSITIVE);

    private final ByteBuffer zip;
    private final Findings findings;
    private final SortedMap<String, byte[]> files = new TreeMap<>();

    private record Entry(
            String name, int flags, int method, long crc, long packed, long size, long offset, boolean directory) {}

    private ZipReading(byte[] bytes, Findings findings) {
        this.zip = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        this.findings = findings;
    }

    /** The files in it by path; empty when it cannot be trusted, with findings that say why. */
    public static Optional<SortedMap<String, byte[]>> read(byte[] bytes, Findings findings) {
        int before = findings.size();
        ZipReading reading = new ZipReading(bytes, findings);
        try {
            reading.read();
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            reading.damaged("");
        }
        return findings.size() > before ? Optional.empty() : Optional.of(reading.files);
    }

    private void read() {
        int end = zip.limit() - END_SIZE;
        while (end >= 0 && !(zip.getInt(end) == END && end + END_SIZE + u16(end + 20) == zip.limit())) {
            end = zip.limit() - end > END_SIZE + 0xFFFF ? -1 : end - 1;
        }
        if (end < 0) {
            damaged("");
            return;
        }
        int count = u16(end + 10);
        long directorySize = u32(end + 12);
        long directory = u32(end + 16);
        if (u16(end + 4) != 0 || u16(end + 6) != 0 || u16(end + 8) != count || directory + directorySize != end) {
            inconsistent("");
            return;
        }
        if (count > MAX_ENTRIES) {
            findings.add(
                    "",
                    "",
                    "jar.entries",
                    Text.of("包内条目超过" + MAX_ENTRIES + "个。", "The jar has more than " + MAX_ENTRIES + " entries."),
                    Text.of("请只放入插件所需文件。", "Put in only what the plug-in needs."));
            return;
        }
        List<Entry> entries = directory((int) directory, count, end);
        if (findings.isEmpty()) {
            unpack(entries, directory);
        }
    }

    private List<Entry> directory(int start, int count, int end) {
        List<Entry> entries = new ArrayList<>(count);
        Map<String, String> seen = new HashMap<>();
        int at = start;
        for (int i = 0; i < count; i++) {
            if (zip.getInt(at) != CENTRAL) {
                inconsistent("");
                return entries;
            }
            int nameLength = u16(at + 28);
            String name = name(at + 46, nameLength);
            int flags = u16(at + 8);
            int method = u16(at + 10);
            boolean directory = name.endsWith("/");
            Entry entry =
                    new Entry(name, flags, method, u32(at + 16), u32(at + 20), u32(at + 24), u32(at + 42), directory);
            if (isSafeName(name)) {
                checkEntry(entry, u16(at + 4) >> 8, (int) (u32(at + 38) >> 16), u16(at + 34));
                String twin = seen.putIfAbsent(plain(name), name);
                if (twin != null) {
                    findings.add(
                            name,
                            "",
                            "jar.duplicate",
                            Text.of("路径在包内出现两次(或仅大小写不同)。", "The path is in the jar twice, or differs only in case."),
                            Text.of("请去掉其中一个。", "Remove one of them."));
                }
            }
            entries.add(entry);
            at += 46 + nameLength + u16(at + 30) + u16(at + 32);
        }
        if (at != end) {
            inconsistent("");
        }
        return entries;
    }

    private static String plain(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith("/") ? lower.substring(0, lower.length() - 1) : lower;
    }

    private boolean isSafeName(String name) {
        boolean safe = !name.isEmpty()
                && name.length() <= MAX_NAME
                && !name.startsWith("/")
                && name.indexOf('\\') < 0
                && name.indexOf(':') < 0
                && name.indexOf('\uFFFD') < 0
                && name.codePoints().noneMatch(Character::isISOControl);
        String inner = name.endsWith("/") ? name.substring(0, Math.max(0, name.length() - 1)) : name;
        for (String part : inner.split("/", -1)) {
            safe = safe && !part.isEmpty() && !part.equals(".") && !part.equals("..");
        }
        if (!safe) {
            findings.add(
                    printable(name),
                    "",
                    "jar.path",
                    Text.of(
                            "路径不安全:不得为绝对路径,不得含有“..”、反斜杠、冒号或控制字符。",
                            "The path is unsafe: no absolute paths, no “..”, backslash, colon or control character."),
                    Text.of("请使用包内的相对路径。", "Use plain paths inside the jar."));
        }
        return safe;
    }

    private static String printable(String name) {
        String cut = name.length() > MAX_NAME ? name.substring(0, MAX_NAME) : name;
        return cut.replaceAll("\\p{Cntrl}", "?");
    }

    private void checkEntry(Entry entry, int madeBy, int mode, int disk) {
        String name = entry.name;
        if ((entry.flags & (ENCRYPTED | STRONG_ENCRYPTION)) != 0) {
            findings.add(
                    name,
                    "",
                    "jar.encrypted",
                    Text.of("条目已加密,无法审查。", "The entry is encrypted and cannot be reviewed."),
                    Text.of("请去掉加密后重新打包。", "Pack it without encryption."));
        }
        if (entry.method != 0 && entry.method != 8 || disk != 0 || entry.packed == 0xFFFFFFFFL) {
            inconsistent(name);
        }
        int type = mode & TYPE_MASK;
        if (madeBy == MADE_BY_UNIX && type != 0 && type != REGULAR && type != DIRECTORY) {
            findings.add(
                    name,
                    "",
                    "jar.link",
                    Text.of("条目是链接或特殊文件。", "The entry is a link or a special file."),
                    Text.of("请放入文件本身。", "Put in the file itself."));
        }
        if (entry.size > MAX_ENTRY) {
            findings.add(
                    name,
                    "",
                    "jar.entry-size",
                    Text.of("解压后超过8 MB。", "It is larger than 8 MB when unpacked."),
                    Text.of("请缩小或拆分该文件。", "Make the file smaller or split it."));
        } else if (isBomb(entry.size, entry.packed)) {
            bomb(name);
        }
        if (ARCHIVE.matcher(name).matches()) {
            nested(name);
        } else if (NATIVE.matcher(name).matches()) {
            findings.add(
                    name,
                    "",
                    "jar.native",
                    Text.of("插件不得携带本地程序。", "A plug-in must not carry native programs."),
                    Text.of("请删除该文件。", "Remove the file."));
        }
    }

    private static boolean isBomb(long size, long packed) {
        return size > RATIO_MATTERS_FROM && size > packed * MAX_RATIO;
    }

    private void unpack(List<Entry> entries, long directory) {
        List<Entry> ordered = new ArrayList<>(entries);
        ordered.sort(Comparator.comparingLong(Entry::offset));
        long total = 0;
        long expected = 0;
        for (int i = 0; i < ordered.size(); i++) {
            Entry entry = ordered.get(i);
            int at = Math.toIntExact(entry.offset);
            if (entry.offset != expected || !agrees(entry, at)) {
                inconsistent(entry.name);
                return;
            }
            int data = at + 30 + u16(at + 26) + u16(at + 28);
            long dataEnd = data + entry.packed;
            long next = i + 1 < ordered.size() ? ordered.get(i + 1).offset : directory;
            if (!isDescriptorFitting(entry, dataEnd, next)) {
                inconsistent(entry.name);
                return;
            }
            expected = next;
            total += entry.size;
            if (total > MAX_TOTAL) {
                bomb(entry.name);
                return;
            }
            if (entry.directory) {
                if (entry.size != 0) {
                    inconsistent(entry.name);
                }
            } else {
                byte[] content = content(entry, data);
                if (content != null) {
                    store(entry.name, content);
                }
            }
        }
        if (ordered.isEmpty() && directory != 0) {
            inconsistent("");
        }
        for (String name : files.keySet()) {
            for (int slash = name.indexOf('/'); slash > 0; slash = name.indexOf('/', slash + 1)) {
                if (files.containsKey(name.substring(0, slash))) {
                    inconsistent(name);
                }
            }
        }
    }

    private boolean agrees(Entry entry, int at) {
        boolean descriptor = (entry.flags & DESCRIPTOR) != 0;
        int localFlags = u16(at + 6);
        boolean sizes = u32(at + 18) == entry.packed && u32(at + 22) == entry.size && u32(at + 14) == entry.crc;
        boolean noSizes = u32(at + 18) == 0 && u32(at + 22) == 0 && u32(at + 14) == 0;
        return zip.getInt(at) == LOCAL
                && name(at + 30, u16(at + 26)).equals(entry.name)
                && u16(at + 8) == entry.method
                && (localFlags & (ENCRYPTED | DESCRIPTOR)) == (entry.flags & (ENCRYPTED | DESCRIPTOR))
                && (sizes || descriptor && noSizes);
    }

    private static boolean isDescriptorFitting(Entry entry, long dataEnd, long next) {
        long gap = next - dataEnd;
        boolean descriptor = (entry.flags & DESCRIPTOR) != 0;
        return descriptor ? gap == 12 || gap == 16 || gap == 20 || gap == 24 : gap == 0;
    }

    private byte[] content(Entry entry, int data) {
        int packed = Math.toIntExact(entry.packed);
        byte[] content;
        if (entry.method == 0) {
            if (entry.size != entry.packed) {
                inconsistent(entry.name);
                return null;
            }
            content = new byte[packed];
            zip.get(data, content);
        } else {
            content = inflate(entry, data, packed);
        }
        if (content == null) {
            return null;
        }
        CRC32 crc = new CRC32();
        crc.update(content);
        if (crc.getValue() != entry.crc) {
            damaged(entry.name);
            return null;
        }
        return content;
    }

    private byte[] inflate(Entry entry, int data, int packed) {
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(zip.array(), data, packed);
            byte[] content = new byte[(int) entry.size];
            int length = 0;
            while (length < content.length) {
                int read = inflater.inflate(content, length, content.length - length);
                if (read == 0) {
                    break;
                }
                length += read;
            }
            boolean more = !inflater.finished() && inflater.inflate(new byte[1]) > 0;
            if (more) {
                bomb(entry.name);
                return null;
            }
            if (length != content.length || !inflater.finished() || inflater.getRemaining() != 0) {
                damaged(entry.name);
                return null;
            }
            return content;
        } catch (DataFormatException e) {
            damaged(entry.name);
            return null;
        } finally {
            inflater.end();
        }
    }

    private void store(String name, byte[] content) {
        if (!OFFICE.matcher(name).matches()
                && content.length > 3
                && content[0] == 'P'
                && content[1] == 'K'
                && content[2] == 3
                && content[3] == 4) {
            nested(name);
        }
        files.put(name, content);
    }

    private String name(int at, int length) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(zip.slice(at, length))
                    .toString();
        } catch (CharacterCodingException e) {
            return "\uFFFD";
        }
    }

    private int u16(int at) {
        return zip.getShort(at) & 0xFFFF;
    }

    private long u32(int at) {
        return zip.getInt(at) & 0xFFFFFFFFL;
    }

    private void damaged(String name) {
        findings.add(
                name,
                "",
                "jar.damaged",
                Text.of("文件不完整或已损坏,不是可用的jar包。", "It is truncated or damaged, not a usable jar."),
                Text.of("请重新打包或重新传输。", "Pack or transfer it again."));
    }

    private void inconsistent(String name) {
        findings.add(
                name,
                "",
                "jar.inconsistent",
                Text.of(
                        "包的目录与内容不一致,不同工具会读出不同的文件。",
                        "The jar's directory and its content disagree; different tools would see different files."),
                Text.of("请用标准工具重新打包。", "Pack it again with a standard tool."));
    }

    private void bomb(String name) {
        findings.add(
                name,
                "",
                "jar.bomb",
                Text.of("解压后的大小与压缩大小不成比例。", "Its unpacked size is out of proportion to its packed size."),
                Text.of("请去掉该文件。", "Remove the file."));
    }

    private void nested(String name) {
        findings.add(
                name,
                "",
                "jar.nested",
                Text.of("包内不得再含压缩包。", "The jar must not contain archives."),
                Text.of("请直接放入所需的类与文件。", "Put in the classes and files themselves."));
    }
}
