<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>glmamba::app</name>
    <message>
        <source>no OpenGL</source>
        <translation>没有 OpenGL</translation>
    </message>
    <message>
        <source>OpenGL %1</source>
        <translation>OpenGL %1</translation>
    </message>
    <message>
        <source>The graphics driver offers %1, and the panes need OpenGL 3.2: they are drawn by the processor, which is slower.</source>
        <translation>显卡驱动提供的是 %1，而图像窗格需要 OpenGL 3.2：现由处理器绘制，速度较慢。</translation>
    </message>
    <message>
        <source>The panes need OpenGL 3.2. This machine offers %1, and its software renderer could not be used either: install or update the graphics driver or Mesa (libgl1-mesa-dri). The command line, glmamba, works without.</source>
        <translation>图像窗格需要 OpenGL 3.2。本机提供的是 %1，其软件渲染也无法使用：请安装或更新显卡驱动或 Mesa（libgl1-mesa-dri）。命令行程序 glmamba 不需要它。</translation>
    </message>
    <message>
        <source>wheel</source>
        <translation>滚轮</translation>
    </message>
    <message>
        <source>slices</source>
        <translation>切换层面</translation>
    </message>
    <message>
        <source>left drag</source>
        <translation>左键拖动</translation>
    </message>
    <message>
        <source>crosshair, window/level or measuring, by tool</source>
        <translation>十字线、窗宽/窗位或测量，取决于工具</translation>
    </message>
    <message>
        <source>right drag</source>
        <translation>右键拖动</translation>
    </message>
    <message>
        <source>zoom about the point</source>
        <translation>以该点为中心缩放</translation>
    </message>
    <message>
        <source>middle drag</source>
        <translation>中键拖动</translation>
    </message>
    <message>
        <source>pan</source>
        <translation>平移</translation>
    </message>
    <message>
        <source>double click</source>
        <translation>双击</translation>
    </message>
    <message>
        <source>one pane, and back to all</source>
        <translation>单个窗格，再次恢复全部</translation>
    </message>
    <message>
        <source>drag of a title</source>
        <translation>拖动标题</translation>
    </message>
    <message>
        <source>exchange two panes</source>
        <translation>交换两个窗格</translation>
    </message>
    <message>
        <source>Space held</source>
        <translation>按住空格键</translation>
    </message>
    <message>
        <source>flicker: the fixed image</source>
        <translation>闪烁对比：固定图像</translation>
    </message>
    <message>
        <source>Alt + wheel</source>
        <translation>Alt + 滚轮</translation>
    </message>
    <message>
        <source>size of the lens or the squares</source>
        <translation>放大镜或方格的大小</translation>
    </message>
    <message>
        <source>Three planes and 3-D</source>
        <translation>三个平面与三维</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>对比</translation>
    </message>
    <message>
        <source>MPR</source>
        <translation>MPR</translation>
    </message>
    <message>
        <source>Curtain</source>
        <translation>卷帘</translation>
    </message>
    <message>
        <source>Flicker</source>
        <translation>闪烁</translation>
    </message>
    <message>
        <source>Spyglass</source>
        <translation>放大镜</translation>
    </message>
    <message>
        <source>Checkerboard</source>
        <translation>棋盘格</translation>
    </message>
    <message>
        <source>Single</source>
        <translation>单幅</translation>
    </message>
    <message>
        <source>Images beside each other on one plane. Drag a pane by its title to exchange it with another.</source>
        <translation>同一平面的图像并排显示。拖动窗格标题可与另一窗格交换。</translation>
    </message>
    <message>
        <source>One image in three planes, and its surface with the labels.</source>
        <translation>一幅图像的三个平面及其带标签的表面。</translation>
    </message>
    <message>
        <source>Two images under a divider: drag its middle to move it, its ends to turn it.</source>
        <translation>分隔线两侧各一幅图像：拖动中部可移动，拖动两端可旋转。</translation>
    </message>
    <message>
        <source>Hold the space bar to see the first image instead of the second; left and right take the next one.</source>
        <translation>按住空格键显示第一幅而非第二幅图像；左右方向键切换到下一幅。</translation>
    </message>
    <message>
        <source>The second image in a lens under the mouse; Alt and the wheel change its size.</source>
        <translation>鼠标下的放大镜中显示第二幅图像；Alt 加滚轮改变大小。</translation>
    </message>
    <message>
        <source>Two images in alternating squares; Alt and the wheel change their size.</source>
        <translation>两幅图像以方格交替显示；Alt 加滚轮改变大小。</translation>
    </message>
    <message>
        <source>One image.</source>
        <translation>一幅图像。</translation>
    </message>
    <message>
        <source>LR</source>
        <translation>LR</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>参考图像</translation>
    </message>
    <message>
        <source>SR</source>
        <translation>SR</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>误差</translation>
    </message>
    <message>
        <source>LR zero-filled</source>
        <translation>LR 零填充</translation>
    </message>
    <message>
        <source>HR (truth)</source>
        <translation>HR（真值）</translation>
    </message>
    <message>
        <source>Neurological: the patient&apos;s left is on the left</source>
        <translation>神经学惯例：患者左侧显示在左边</translation>
    </message>
    <message>
        <source>Radiological: the patient&apos;s right is on the left</source>
        <translation>放射学惯例：患者右侧显示在左边</translation>
    </message>
    <message>
        <source>Distance</source>
        <translation>距离</translation>
    </message>
    <message>
        <source>Angle</source>
        <translation>角度</translation>
    </message>
    <message>
        <source>Line profile</source>
        <translation>线剖面</translation>
    </message>
    <message>
        <source>Rectangle</source>
        <translation>矩形</translation>
    </message>
    <message>
        <source>Ellipse</source>
        <translation>椭圆</translation>
    </message>
    <message>
        <source>Free hand</source>
        <translation>手绘</translation>
    </message>
    <message>
        <source>%1°</source>
        <translation>%1°</translation>
    </message>
    <message>
        <source>%1 mm²</source>
        <translation>%1 mm²</translation>
    </message>
    <message>
        <source>%1 mm</source>
        <translation>%1 mm</translation>
    </message>
    <message>
        <source>Ref</source>
        <translation>参考</translation>
    </message>
    <message>
        <source>Err</source>
        <translation>误差</translation>
    </message>
    <message>
        <source>ZF</source>
        <translation>ZF</translation>
    </message>
    <message>
        <source>HR</source>
        <translation>HR</translation>
    </message>
    <message>
        <source>Reference-guided MR super-resolution, with the means to judge it. Research use only.</source>
        <translation>参考引导的磁共振超分辨率及其评判手段。仅供研究使用。</translation>
    </message>
    <message>
        <source>NIfTI files, DICOM files, folders, ZIP archives or a session to open.</source>
        <translation>要打开的 NIfTI 文件、DICOM 文件、文件夹、ZIP 压缩包或会话。</translation>
    </message>
    <message>
        <source>Open the demo study in try mode ×2 and super-resolve it.</source>
        <translation>以试验模式 ×2 打开演示检查并进行超分辨率。</translation>
    </message>
    <message>
        <source>Show the image at this path as target.</source>
        <translation>将此路径的图像作为目标显示。</translation>
    </message>
    <message>
        <source>Show the image at this path as reference.</source>
        <translation>将此路径的图像作为参考显示。</translation>
    </message>
    <message>
        <source>Move the reference onto the target: yes, no or auto.</source>
        <translation>将参考配准到目标：yes、no 或 auto。</translation>
    </message>
    <message>
        <source>Use the pair although its check refuses it.</source>
        <translation>即使检查未通过也使用该图像对。</translation>
    </message>
    <message>
        <source>In-plane factor, 2 or 4.</source>
        <translation>面内倍数，2 或 4。</translation>
    </message>
    <message>
        <source>An installed model by name, or a .safetensors file.</source>
        <translation>已安装模型的名称，或一个 .safetensors 文件。</translation>
    </message>
    <message>
        <source>auto, cpu or cuda.</source>
        <translation>auto、cpu 或 cuda。</translation>
    </message>
    <message>
        <source>auto, fp32 or bf16.</source>
        <translation>auto、fp32 或 bf16。</translation>
    </message>
    <message>
        <source>Most memory that the network may take, in GB.</source>
        <translation>网络最多可占用的内存（GB）。</translation>
    </message>
    <message>
        <source>Only slices A to B of the target, from 0, B excluded.</source>
        <translation>仅目标的第 A 至 B 层，从 0 起，不含 B。</translation>
    </message>
    <message>
        <source>Write the result here when it is complete: NIfTI or a folder.</source>
        <translation>完成后将结果写到此处：NIfTI 或文件夹。</translation>
    </message>
    <message>
        <source>Write a report of the result here: .html or .pdf.</source>
        <translation>将结果报告写到此处：.html 或 .pdf。</translation>
    </message>
    <message>
        <source>Show this trust map over SR, by its name on the command line.</source>
        <translation>在 SR 上显示此可信度图（命令行中的名称）。</translation>
    </message>
    <message>
        <source>Open a window of its own, whatever runs already.</source>
        <translation>无论是否已有程序在运行，都打开独立窗口。</translation>
    </message>
    <message>
        <source>Quit when all that was asked for is done.</source>
        <translation>全部任务完成后退出。</translation>
    </message>
    <message>
        <source>Super-resolve what was opened.</source>
        <translation>对打开的图像进行超分辨率。</translation>
    </message>
    <message>
        <source>Degrade the target by this factor first (2 or 4) and compare with the original.</source>
        <translation>先按此倍数（2 或 4）降低目标分辨率，再与原图比较。</translation>
    </message>
    <message>
        <source>Print how long the start took since the process began, and opening what was asked for.</source>
        <translation>输出自进程启动以来的启动耗时及打开文件的耗时。</translation>
    </message>
    <message>
        <source>Save a picture of the window when all that was asked for is done, and quit.</source>
        <translation>全部任务完成后保存窗口截图并退出。</translation>
    </message>
    <message>
        <source>Save the panes as PNG or TIFF when all that was asked for is done, and quit.</source>
        <translation>全部任务完成后将窗格保存为 PNG 或 TIFF 并退出。</translation>
    </message>
    <message>
        <source>Save a movie through the slices likewise: .mp4 or .gif (by ffmpeg), or a new folder of numbered pictures.</source>
        <translation>同样保存逐层影片：.mp4 或 .gif（由 ffmpeg 生成），或编号图片的新文件夹。</translation>
    </message>
    <message>
        <source>Pixels of --picture and --movie for each of the screen&apos;s, 1 to 8.</source>
        <translation>--picture 和 --movie 相对屏幕像素的倍数，1 至 8。</translation>
    </message>
    <message>
        <source>Pictures a second of --movie (10).</source>
        <translation>--movie 每秒的画面数（10）。</translation>
    </message>
    <message>
        <source>Only slices A to B, from 0, B excluded.</source>
        <translation>仅第 A 至 B 层，从 0 起，不含 B。</translation>
    </message>
    <message>
        <source>Arrange the images: compare, mpr, curtain, flicker, spyglass, checkerboard or single.</source>
        <translation>图像布局：compare、mpr、curtain、flicker、spyglass、checkerboard 或 single。</translation>
    </message>
    <message>
        <source>dark (the default) or light.</source>
        <translation>dark（默认）或 light。</translation>
    </message>
    <message>
        <source>The window&apos;s language: en, de, fr or zh (the system&apos;s).</source>
        <translation>窗口语言：en、de、fr 或 zh（默认为系统语言）。</translation>
    </message>
    <message>
        <source>Measure scrolling and dragging in what was opened, then quit.</source>
        <translation>测量滚动和拖动的性能，然后退出。</translation>
    </message>
    <message>
        <source>--%1 takes one of %2, not “%3”.</source>
        <translation>--%1 可取 %2 之一，不能是“%3”。</translation>
    </message>
    <message>
        <source>--report takes a name that ends in .html or .pdf, not “%1”.</source>
        <translation>--report 需要以 .html 或 .pdf 结尾的名称，不能是“%1”。</translation>
    </message>
    <message>
        <source>--map takes the name of a trust map, such as dc-residual, not “%1”.</source>
        <translation>--map 需要可信度图的名称，如 dc-residual，不能是“%1”。</translation>
    </message>
    <message>
        <source>--scale takes 2 or 4.</source>
        <translation>--scale 可取 2 或 4。</translation>
    </message>
    <message>
        <source>--memory takes a number of GB above 0.</source>
        <translation>--memory 需要大于 0 的 GB 数。</translation>
    </message>
    <message>
        <source>--%1 takes A:B with 0 &lt;= A &lt; B.</source>
        <translation>--%1 需要 A:B，且 0 &lt;= A &lt; B。</translation>
    </message>
    <message>
        <source>--reference needs --lr.</source>
        <translation>--reference 需要同时给出 --lr。</translation>
    </message>
    <message>
        <source>--%1 takes a number from %2 to %3.</source>
        <translation>--%1 需要 %2 到 %3 之间的数。</translation>
    </message>
    <message>
        <source>--try takes 2 or 4, not “%1”.</source>
        <translation>--try 可取 2 或 4，不能是“%1”。</translation>
    </message>
    <message>
        <source>--layout takes compare, mpr, curtain, flicker, spyglass, checkerboard or single, not “%1”.</source>
        <translation>--layout 可取 compare、mpr、curtain、flicker、spyglass、checkerboard 或 single，不能是“%1”。</translation>
    </message>
    <message>
        <source>--appearance takes dark or light, not “%1”.</source>
        <translation>--appearance 可取 dark 或 light，不能是“%1”。</translation>
    </message>
    <message>
        <source>Give either --demo or paths, not both.</source>
        <translation>--demo 与路径只能给出其一。</translation>
    </message>
    <message>
        <source>--demo-size takes columns,rows,slices.</source>
        <translation>--demo-size 需要 列,行,层。</translation>
    </message>
    <message>
        <source>LR  %1</source>
        <translation>LR  %1</translation>
    </message>
    <message>
        <source>Try mode: degraded ×%1 here</source>
        <translation>试验模式：此处已降低 ×%1</translation>
    </message>
    <message>
        <source>Open or drop a study</source>
        <translation>请打开或拖入检查</translation>
    </message>
    <message>
        <source>Reference  %1</source>
        <translation>参考图像  %1</translation>
    </message>
    <message>
        <source>Choose a reference series</source>
        <translation>请选择参考序列</translation>
    </message>
    <message>
        <source>SR ×%1</source>
        <translation>SR ×%1</translation>
    </message>
    <message>
        <source>Working on the first slice …</source>
        <translation>正在计算第一层 …</translation>
    </message>
    <message>
        <source>Super-resolve it with Run</source>
        <translation>按“运行”进行超分辨率</translation>
    </message>
    <message>
        <source>AI, research use</source>
        <translation>AI 生成，仅供研究</translation>
    </message>
    <message>
        <source>%1 of %2 slices</source>
        <translation>第 %1 层，共 %2 层</translation>
    </message>
    <message>
        <source>partial: %1</source>
        <translation>部分结果：%1</translation>
    </message>
    <message>
        <source>SR ×%1  %2</source>
        <translation>SR ×%1  %2</translation>
    </message>
    <message>
        <source>LR ×%1 zero-filled  %2</source>
        <translation>LR ×%1 零填充  %2</translation>
    </message>
    <message>
        <source>After a run</source>
        <translation>运行之后</translation>
    </message>
    <message>
        <source>HR  %1</source>
        <translation>HR  %1</translation>
    </message>
    <message>
        <source>No ground truth: use Try mode</source>
        <translation>无真值：请使用试验模式</translation>
    </message>
    <message>
        <source>Error  |SR − HR|</source>
        <translation>误差  |SR − HR|</translation>
    </message>
    <message>
        <source>Error map: after a run</source>
        <translation>误差图：运行之后</translation>
    </message>
    <message>
        <source>Difference  |SR − zero-fill|</source>
        <translation>差异  |SR − 零填充|</translation>
    </message>
    <message>
        <source>No ground truth: not an error</source>
        <translation>无真值：并非误差</translation>
    </message>
    <message>
        <source>Compute it in the panel Trust</source>
        <translation>请在“可信度”面板中计算</translation>
    </message>
    <message>
        <source>Being made …</source>
        <translation>正在生成 …</translation>
    </message>
    <message>
        <source>neurological</source>
        <translation>神经学惯例</translation>
    </message>
    <message>
        <source>radiological</source>
        <translation>放射学惯例</translation>
    </message>
    <message>
        <source>%1 dB, SSIM %2, NMSE %3</source>
        <translation>%1 dB，SSIM %2，NMSE %3</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 分 %2 秒</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 小时 %2 分</translation>
    </message>
    <message>
        <source>Slice %1 of %2</source>
        <translation>第 %1 层，共 %2 层</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Loading the model …</source>
        <translation>正在加载模型 …</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>剩余 %1</translation>
    </message>
    <message>
        <source>Cancelling …</source>
        <translation>正在取消 …</translation>
    </message>
    <message>
        <source>Stopped: %1 of %2 slices are done.</source>
        <translation>已停止：完成 %1 层，共 %2 层。</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>Failed: %1</source>
        <translation>失败：%1</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>%1 slices in %2 on %3</source>
        <translation>%1 层，用时 %2，%3</translation>
    </message>
    <message>
        <source>Tumour in %1</source>
        <translation>%1 中的肿瘤</translation>
    </message>
    <message>
        <source>Reference influence</source>
        <translation>参考图像的影响</translation>
    </message>
    <message>
        <source>Uncertainty</source>
        <translation>不确定性</translation>
    </message>
    <message>
        <source>%1 dB</source>
        <translation>%1 dB</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>目标图像</translation>
    </message>
    <message>
        <source>Try mode</source>
        <translation>试验模式</translation>
    </message>
    <message>
        <source>target degraded ×%1 in k-space</source>
        <translation>目标已在 k 空间降低 ×%1</translation>
    </message>
    <message>
        <source>Pair</source>
        <translation>图像对</translation>
    </message>
    <message>
        <source>accepted by hand after its check refused it</source>
        <translation>检查未通过，由用户确认使用</translation>
    </message>
    <message>
        <source>Asked for</source>
        <translation>请求时间</translation>
    </message>
    <message>
        <source>Slices</source>
        <translation>层面</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 至 %2</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>Computed on</source>
        <translation>计算设备</translation>
    </message>
    <message>
        <source>Started from</source>
        <translation>初始图像</translation>
    </message>
    <message>
        <source>Registration</source>
        <translation>配准</translation>
    </message>
    <message>
        <source>none: the reference is where its header puts it</source>
        <translation>无：参考图像按其文件头的位置放置</translation>
    </message>
    <message>
        <source>Ensemble</source>
        <translation>集成</translation>
    </message>
    <message>
        <source>mean over eight flips and turns</source>
        <translation>八种翻转和旋转的平均</translation>
    </message>
    <message>
        <source>Data consistency</source>
        <translation>数据一致性</translation>
    </message>
    <message>
        <source>measured band of k-space put back</source>
        <translation>已恢复 k 空间的实测频带</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>用时</translation>
    </message>
    <message>
        <source>Zero-fill</source>
        <translation>零填充</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>程序</translation>
    </message>
    <message>
        <source>Written to</source>
        <translation>写入位置</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>AI, research use only: a result is not acquired data.</source>
        <translation>AI 生成，仅供研究：结果并非采集数据。</translation>
    </message>
    <message>
        <source>For</source>
        <translation>用于</translation>
    </message>
    <message>
        <source>%1 guided by %2, ×%3 in plane</source>
        <translation>%1，由 %2 引导，面内 ×%3</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>%1, %L2 parameters</source>
        <translation>%1，%L2 个参数</translation>
    </message>
    <message>
        <source>Trained on</source>
        <translation>训练数据</translation>
    </message>
    <message>
        <source>%1 subjects</source>
        <translation>%1 例受试者</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>No accuracy was measured.</source>
        <translation>未测量准确度。</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>实测</translation>
    </message>
    <message>
        <source>%1 dB, SSIM %2</source>
        <translation>%1 dB，SSIM %2</translation>
    </message>
    <message>
        <source>Contrast: %1 guided by %2</source>
        <translation>对比度：%1，由 %2 引导</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Resolution: %1, reference %2 (%3 in the target&apos;s planes)</source>
        <translation>分辨率：%1，参考 %2（在目标平面内%3）</translation>
    </message>
    <message>
        <source>as fine</source>
        <translation>相同</translation>
    </message>
    <message>
        <source>%1 times finer</source>
        <translation>精细 %1 倍</translation>
    </message>
    <message>
        <source>%1 times coarser</source>
        <translation>粗糙 %1 倍</translation>
    </message>
    <message>
        <source>Coverage: %1 % of the target</source>
        <translation>覆盖范围：目标的 %1 %</translation>
    </message>
    <message>
        <source>Orientation: the same planes</source>
        <translation>方向：平面相同</translation>
    </message>
    <message>
        <source>Orientation: planes turned by %1°</source>
        <translation>方向：平面相差 %1°</translation>
    </message>
    <message>
        <source>Place: one frame of reference, not moved</source>
        <translation>位置：同一参考坐标系，未移动</translation>
    </message>
    <message>
        <source>Place: as the headers say, not registered</source>
        <translation>位置：按文件头，未配准</translation>
    </message>
    <message>
        <source>the window itself</source>
        <translation>窗口本身</translation>
    </message>
    <message>
        <source>“%1” (%2)</source>
        <translation>“%1”（%2）</translation>
    </message>
    <message>
        <source>a.u.</source>
        <translation>a.u.</translation>
    </message>
    <message>
        <source>Can&apos;t see what the truth lacks; its noise looks like an error.</source>
        <translation>无法发现真值中缺失的内容；真值的噪声会被视为误差。</translation>
    </message>
    <message>
        <source>Can&apos;t see faults that do not come from the reference: an erased lesion or a blur makes it look safer.</source>
        <translation>无法发现并非来自参考图像的错误：病灶消失或模糊反而显得更可靠。</translation>
    </message>
    <message>
        <source>Bright: far from the truth.</source>
        <translation>亮：偏离真值。</translation>
    </message>
    <message>
        <source>Error  SR − HR</source>
        <translation>误差  SR − HR</translation>
    </message>
    <message>
        <source>Red: brighter than the truth; blue: darker.</source>
        <translation>红：比真值亮；蓝：比真值暗。</translation>
    </message>
    <message>
        <source>SSIM to HR</source>
        <translation>与 HR 的 SSIM</translation>
    </message>
    <message>
        <source>1 is equal; bright: another structure within 11 voxels.</source>
        <translation>1 表示相同；亮：11 个体素内结构不同。</translation>
    </message>
    <message>
        <source>Gradient error</source>
        <translation>梯度误差</translation>
    </message>
    <message>
        <source>|∇SR − ∇HR|</source>
        <translation>|∇SR − ∇HR|</translation>
    </message>
    <message>
        <source>a.u./mm</source>
        <translation>a.u./mm</translation>
    </message>
    <message>
        <source>Bright: edges that are soft, out of place or made up.</source>
        <translation>亮：模糊、错位或虚构的边缘。</translation>
    </message>
    <message>
        <source>Effective resolution</source>
        <translation>有效分辨率</translation>
    </message>
    <message>
        <source>resolution</source>
        <translation>分辨率</translation>
    </message>
    <message>
        <source>mm</source>
        <translation>mm</translation>
    </message>
    <message>
        <source>Can&apos;t see a fault smaller than its patches of 32 voxels.</source>
        <translation>无法发现小于其 32 体素块的错误。</translation>
    </message>
    <message>
        <source>Voxel size down to which SR and truth agree; bright: coarse.</source>
        <translation>SR 与真值一致的最小体素尺寸；亮：粗糙。</translation>
    </message>
    <message>
        <source>Consistency  |D(SR) − LR|</source>
        <translation>一致性  |D(SR) − LR|</translation>
    </message>
    <message>
        <source>|D(SR) − LR|</source>
        <translation>|D(SR) − LR|</translation>
    </message>
    <message>
        <source>noise SD</source>
        <translation>噪声 SD</translation>
    </message>
    <message>
        <source>Can&apos;t see plausible detail beyond the measured band, which is all that a network is free to invent.</source>
        <translation>无法发现实测频带之外的似真细节，而网络正是在那里可以任意虚构。</translation>
    </message>
    <message>
        <source>Bright: contradicts the measurement; above 3 is more than its noise.</source>
        <translation>亮：与测量矛盾；大于 3 即超出其噪声。</translation>
    </message>
    <message>
        <source>Added structure</source>
        <translation>新增结构</translation>
    </message>
    <message>
        <source>added</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>Can&apos;t tell right from wrong: true detail beyond the measured band was added as well.</source>
        <translation>无法区分对错：实测频带之外的真实细节也属于新增。</translation>
    </message>
    <message>
        <source>What of SR lies outside of the measured band of k-space.</source>
        <translation>SR 中位于 k 空间实测频带之外的部分。</translation>
    </message>
    <message>
        <source>Added energy</source>
        <translation>新增能量</translation>
    </message>
    <message>
        <source>added share</source>
        <translation>新增占比</translation>
    </message>
    <message>
        <source>Can&apos;t tell right from wrong: true detail was added as well, and a blur lowers it.</source>
        <translation>无法区分对错：真实细节也属于新增，而模糊会使其降低。</translation>
    </message>
    <message>
        <source>Its share in the local detail; 1: all of it was added.</source>
        <translation>其在局部细节中的占比；1：全部为新增。</translation>
    </message>
    <message>
        <source>influence</source>
        <translation>影响</translation>
    </message>
    <message>
        <source>Largest change of SR, as a share of the brightness, when the reference is blanked, shifted or mirrored.</source>
        <translation>参考图像置空、平移或镜像时 SR 的最大变化（占亮度的比例）。</translation>
    </message>
    <message>
        <source>Influence: reference blanked</source>
        <translation>影响：参考置空</translation>
    </message>
    <message>
        <source>Change of SR with a reference of 0.</source>
        <translation>参考图像为 0 时 SR 的变化。</translation>
    </message>
    <message>
        <source>Influence: reference shifted</source>
        <translation>影响：参考平移</translation>
    </message>
    <message>
        <source>Change of SR when the reference is moved by a voxel.</source>
        <translation>参考图像移动一个体素时 SR 的变化。</translation>
    </message>
    <message>
        <source>Influence: reference mirrored</source>
        <translation>影响：参考镜像</translation>
    </message>
    <message>
        <source>Change of SR when left and right of the reference are exchanged.</source>
        <translation>参考图像左右互换时 SR 的变化。</translation>
    </message>
    <message>
        <source>Correlation with the reference</source>
        <translation>与参考图像的相关性</translation>
    </message>
    <message>
        <source>correlation</source>
        <translation>相关性</translation>
    </message>
    <message>
        <source>Can&apos;t tell a print from tissues that look alike in both contrasts.</source>
        <translation>无法区分参考的印迹与两种对比度下相似的组织。</translation>
    </message>
    <message>
        <source>How alike added structure and the reference&apos;s are: −1 to 1.</source>
        <translation>新增结构与参考图像结构的相似度：−1 至 1。</translation>
    </message>
    <message>
        <source>spread</source>
        <translation>离散度</translation>
    </message>
    <message>
        <source>Can&apos;t see a mistake that the network is sure of, as an erased lesion: low uncertainty is no evidence of truth.</source>
        <translation>无法发现网络确信的错误，如病灶消失：不确定性低并不证明真实。</translation>
    </message>
    <message>
        <source>Standard deviation over flips, turns and shifts; it ranks voxels and does not give their error.</source>
        <translation>翻转、旋转和平移下的标准差；只对体素排序，并不给出其误差。</translation>
    </message>
    <message>
        <source>Over the head: median %1, 95 % below %2, highest %3%4</source>
        <translation>头部范围：中位数 %1，95 % 低于 %2，最高 %3%4</translation>
    </message>
    <message>
        <source>Reference-guided super-resolution of MR images with GLMamba, and the means to judge the result.</source>
        <translation>基于 GLMamba 的参考引导磁共振图像超分辨率，以及评判结果的手段。</translation>
    </message>
    <message>
        <source>For research use only. Not a medical device; results are made by a neural network and are not acquired data.</source>
        <translation>仅供研究使用。并非医疗器械；结果由神经网络生成，并非采集数据。</translation>
    </message>
    <message>
        <source>Network: Ji, Zou, Kui, Thureau, Ruan, Global and Local Mamba Network for Multi-Modality Medical Image Super-Resolution, arXiv:2504.10105. Apache-2.0 licence.</source>
        <translation>网络：Ji, Zou, Kui, Thureau, Ruan, Global and Local Mamba Network for Multi-Modality Medical Image Super-Resolution, arXiv:2504.10105。Apache-2.0 许可证。</translation>
    </message>
    <message>
        <source>Before registration</source>
        <translation>配准之前</translation>
    </message>
    <message>
        <source>Ref 0</source>
        <translation>参考 0</translation>
    </message>
    <message>
        <source>Show these: %1; one or more with commas.</source>
        <translation>显示这些图像：%1；一个或多个，以逗号分隔。</translation>
    </message>
    <message>
        <source>--images takes %1; not “%2”.</source>
        <translation>--images 可取 %1；不能是“%2”。</translation>
    </message>
    <message>
        <source>Before registration  %1</source>
        <translation>配准之前  %1</translation>
    </message>
    <message>
        <source>The reference was not registered</source>
        <translation>参考图像未配准</translation>
    </message>
    <message>
        <source>Registered: %1; “%2” shows where it lay</source>
        <translation>已配准：%1；“%2”显示其原位置</translation>
    </message>
    <message>
        <source>Draw the image at this path in colour over the others.</source>
        <translation>将此路径的图像以彩色叠加在其他图像上。</translation>
    </message>
    <message>
        <source>Name the labels of the mask by this table of ITK-SNAP, FreeSurfer, 3D Slicer or BIDS.</source>
        <translation>按此 ITK-SNAP、FreeSurfer、3D Slicer 或 BIDS 标签表命名掩膜的标签。</translation>
    </message>
    <message>
        <source>slices %1 to %2</source>
        <translation>第 %1 至 %2 层</translation>
    </message>
</context>
<context>
    <name>glmamba::app::AnnotationHistory</name>
    <message>
        <source>measurement</source>
        <translation>测量</translation>
    </message>
</context>
<context>
    <name>glmamba::app::CompareView</name>
    <message>
        <source>The graphics device no longer answers: save the session and start the program again.</source>
        <translation>图形设备不再响应：请保存会话并重新启动程序。</translation>
    </message>
    <message>
        <source>A pane at ×%1 would be more than the %2 pixels a side that this computer can draw: choose a smaller scale.</source>
        <translation>×%1 的窗格将超过本机可绘制的每边 %2 像素：请选择较小的倍数。</translation>
    </message>
    <message>
        <source>|SR − zero-fill|</source>
        <translation>|SR − 零填充|</translation>
    </message>
    <message>
        <source>a.u.</source>
        <translation>a.u.</translation>
    </message>
</context>
<context>
    <name>glmamba::app::DisplayHistory</name>
    <message>
        <source>change of the display</source>
        <translation>显示更改</translation>
    </message>
    <message>
        <source>choice of the pair</source>
        <translation>图像对的选择</translation>
    </message>
</context>
<context>
    <name>glmamba::app::EditPanel</name>
    <message>
        <source>&amp;New label…</source>
        <translation>新建标签(&amp;N)…</translation>
    </message>
    <message>
        <source>&amp;Brush</source>
        <translation>画笔(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Erase</source>
        <translation>擦除(&amp;E)</translation>
    </message>
    <message>
        <source>F&amp;ill</source>
        <translation>填充(&amp;I)</translation>
    </message>
    <message>
        <source>Draws the label within the brush&apos;s radius, on the slice on show</source>
        <translation>在画笔半径内、当前层面上绘制标签</translation>
    </message>
    <message>
        <source>Takes the label off, and no other</source>
        <translation>仅去除该标签，不影响其他标签</translation>
    </message>
    <message>
        <source>Gives the label to the region under the mouse, in plane, up to where another label begins</source>
        <translation>在平面内将标签赋给鼠标所在区域，直到另一标签的边界</translation>
    </message>
    <message>
        <source>The label that is drawn</source>
        <translation>所绘制的标签</translation>
    </message>
    <message>
        <source> mm</source>
        <translation> mm</translation>
    </message>
    <message>
        <source>Radius of the brush; [ and ] make it smaller and larger</source>
        <translation>画笔半径；[ 和 ] 使其变小和变大</translation>
    </message>
    <message>
        <source>&amp;Label</source>
        <translation>标签(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Radius</source>
        <translation>半径(&amp;R)</translation>
    </message>
    <message>
        <source>New label</source>
        <translation>新建标签</translation>
    </message>
    <message>
        <source>What it shows:</source>
        <translation>其所示内容：</translation>
    </message>
    <message>
        <source>Drawing on “%1”.</source>
        <translation>正在“%1”上绘制。</translation>
    </message>
    <message>
        <source>Drawing on “%1”. It is in no file yet: export it, or save the session.</source>
        <translation>正在“%1”上绘制。它尚未存入文件：请导出，或保存会话。</translation>
    </message>
    <message>
        <source>A tool makes a copy of “%1” to draw on; the original stays.</source>
        <translation>选择工具后将在“%1”的副本上绘制；原件保持不变。</translation>
    </message>
    <message>
        <source>No mask is on show: a tool begins an empty one on the active pane&apos;s image.</source>
        <translation>当前未显示掩膜：选择工具后将在活动窗格的图像上新建空掩膜。</translation>
    </message>
</context>
<context>
    <name>glmamba::app::EditTool</name>
    <message>
        <source>This region is open: it reaches the edge of the image. Draw its outline to the end first.</source>
        <translation>该区域未闭合：它延伸到图像边缘。请先画完其轮廓。</translation>
    </message>
</context>
<context>
    <name>glmamba::app::ExportDialog</name>
    <message>
        <source>Choose</source>
        <translation>选择</translation>
    </message>
    <message>
        <source>Take the patient&apos;s &amp;identity out</source>
        <translation>去除患者身份信息(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Keep sex, age, size and weight</source>
        <translation>保留性别、年龄、身高和体重(&amp;K)</translation>
    </message>
    <message>
        <source>Export the SR image as a DICOM series</source>
        <translation>将 SR 图像导出为 DICOM 序列</translation>
    </message>
    <message>
        <source>remove</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>shift by 1 to 365 days, by the secret</source>
        <translation>按密钥平移 1 至 365 天</translation>
    </message>
    <message>
        <source>keep</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>none: new pseudonyms in each export</source>
        <translation>无：每次导出使用新的假名</translation>
    </message>
    <message>
        <source>A file that pseudonyms and new UIDs follow from, the same in each export; made if not there</source>
        <translation>用于生成假名和新 UID 的文件，每次导出结果相同；不存在时自动创建</translation>
    </message>
    <message>
        <source>&amp;Dates</source>
        <translation>日期(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Secret</source>
        <translation>密钥(&amp;S)</translation>
    </message>
    <message>
        <source>File of the secret</source>
        <translation>密钥文件</translation>
    </message>
    <message>
        <source>By the basic profile of DICOM PS3.15. The pixels are not changed: a face can be recognised in a rendering of a head.</source>
        <translation>按照 DICOM PS3.15 基本配置。像素不变：头部的三维渲染中可能认出面部。</translation>
    </message>
    <message>
        <source>New &amp;folder</source>
        <translation>新建文件夹(&amp;F)</translation>
    </message>
    <message>
        <source>New folder</source>
        <translation>新建文件夹</translation>
    </message>
</context>
<context>
    <name>glmamba::app::FirstPage</name>
    <message>
        <source>Super-resolves an MR image guided by another contrast, and shows how far the result can be trusted. Research use only.</source>
        <translation>在另一种对比度的引导下提高磁共振图像的分辨率，并显示结果的可信程度。仅供研究使用。</translation>
    </message>
    <message>
        <source>Open &amp;files…</source>
        <translation>打开文件(&amp;F)…</translation>
    </message>
    <message>
        <source>Open a f&amp;older…</source>
        <translation>打开文件夹(&amp;O)…</translation>
    </message>
    <message>
        <source>Open a sess&amp;ion…</source>
        <translation>打开会话(&amp;I)…</translation>
    </message>
    <message>
        <source>&amp;Demo study</source>
        <translation>演示检查(&amp;D)</translation>
    </message>
    <message>
        <source>Or drop files, folders or a ZIP archive here: DICOM or NIfTI.</source>
        <translation>或将文件、文件夹或 ZIP 压缩包拖到此处：DICOM 或 NIfTI。</translation>
    </message>
    <message>
        <source>Opened lately</source>
        <translation>最近打开</translation>
    </message>
</context>
<context>
    <name>glmamba::app::HelpWindow</name>
    <message>
        <source>Help – GLMamba Viewer</source>
        <translation>帮助 – GLMamba Viewer</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>The page on show</source>
        <translation>当前页面</translation>
    </message>
    <message>
        <source>Find in all pages (Return: the next place)</source>
        <translation>在所有页面中查找（回车：下一处）</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>后退</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>前进</translation>
    </message>
</context>
<context>
    <name>glmamba::app::HistogramView</name>
    <message>
        <source>Histogram with the window</source>
        <translation>带窗口的直方图</translation>
    </message>
    <message>
        <source>Drag the ends or the middle of the window. Keys: left and right move it, up and down widen it.</source>
        <translation>拖动窗口的两端或中部。按键：左右移动，上下改变宽度。</translation>
    </message>
    <message>
        <source>Counting values …</source>
        <translation>正在统计数值 …</translation>
    </message>
    <message>
        <source>No image</source>
        <translation>没有图像</translation>
    </message>
</context>
<context>
    <name>glmamba::app::KeysDialog</name>
    <message>
        <source>&amp;No keys</source>
        <translation>无按键(&amp;N)</translation>
    </message>
    <message>
        <source>Its &amp;standard</source>
        <translation>默认(&amp;S)</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>Filter by command or keys</source>
        <translation>按命令或按键筛选</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Standard</source>
        <translation>默认</translation>
    </message>
    <message>
        <source>Commands and their keys</source>
        <translation>命令及其按键</translation>
    </message>
    <message>
        <source>Keys of the chosen command</source>
        <translation>所选命令的按键</translation>
    </message>
    <message>
        <source>&amp;All standard</source>
        <translation>全部恢复默认(&amp;A)</translation>
    </message>
    <message>
        <source>Assi&amp;gn</source>
        <translation>分配(&amp;G)</translation>
    </message>
    <message>
        <source>Ta&amp;ke from there</source>
        <translation>从该处取用(&amp;K)</translation>
    </message>
    <message>
        <source>Click into the field and press the keys.</source>
        <translation>点击输入框并按下按键。</translation>
    </message>
    <message>
        <source>%1 is used by %2 and can&apos;t be taken from there.</source>
        <translation>%1 由%2使用，不能取用。</translation>
    </message>
    <message>
        <source>%1 is used by %2, which would have no keys then.</source>
        <translation>%1 由%2使用，取用后该命令将没有按键。</translation>
    </message>
</context>
<context>
    <name>glmamba::app::LabelList</name>
    <message>
        <source>Labels</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>ml</source>
        <translation>ml</translation>
    </message>
    <message>
        <source>&amp;Names and colours</source>
        <translation>名称与颜色(&amp;N)</translation>
    </message>
    <message>
        <source>What the labels of this mask are called, and their colours</source>
        <translation>此掩膜各标签的名称和颜色</translation>
    </message>
    <message>
        <source>Label %1. Double-click to rename</source>
        <translation>标签 %1。双击可重命名</translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation>重命名(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Colour…</source>
        <translation>颜色(&amp;C)…</translation>
    </message>
    <message>
        <source>Show this &amp;only</source>
        <translation>仅显示此项(&amp;O)</translation>
    </message>
    <message>
        <source>Show &amp;all</source>
        <translation>全部显示(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;From a label table…</source>
        <translation>从标签表读取(&amp;F)…</translation>
    </message>
    <message>
        <source>&amp;Save as label table…</source>
        <translation>另存为标签表(&amp;S)…</translation>
    </message>
    <message>
        <source>As in the &amp;mask&apos;s file</source>
        <translation>恢复为掩膜文件中的设置(&amp;M)</translation>
    </message>
    <message>
        <source>Colour of %1</source>
        <translation>%1 的颜色</translation>
    </message>
    <message>
        <source>Names and colours of labels</source>
        <translation>标签的名称和颜色</translation>
    </message>
    <message>
        <source>Label tables of ITK-SNAP, FreeSurfer, 3D Slicer and BIDS (*.txt *.label *.ctbl *.tsv);;All files (*)</source>
        <translation>ITK-SNAP、FreeSurfer、3D Slicer 和 BIDS 标签表 (*.txt *.label *.ctbl *.tsv);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Save as label table</source>
        <translation>另存为标签表</translation>
    </message>
    <message>
        <source>Label descriptions of ITK-SNAP (*.txt *.label)</source>
        <translation>ITK-SNAP 标签描述 (*.txt *.label)</translation>
    </message>
</context>
<context>
    <name>glmamba::app::LayersPanel</name>
    <message>
        <source>&amp;Masks</source>
        <translation>掩膜(&amp;M)</translation>
    </message>
    <message>
        <source>F&amp;illed</source>
        <translation>填充(&amp;I)</translation>
    </message>
    <message>
        <source>The mask on show</source>
        <translation>当前显示的掩膜</translation>
    </message>
    <message>
        <source>Another mask, drawn as a white outline and compared with</source>
        <translation>另一掩膜，以白色轮廓绘制并用于比较</translation>
    </message>
    <message>
        <source>Opacity of the mask</source>
        <translation>掩膜不透明度</translation>
    </message>
    <message>
        <source>Otherwise its outline alone</source>
        <translation>否则仅显示轮廓</translation>
    </message>
    <message>
        <source>S&amp;how</source>
        <translation>显示(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Against</source>
        <translation>对照(&amp;A)</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Further masks, drawn as outlines in colours of their own</source>
        <translation>其他掩膜，以各自颜色的轮廓绘制</translation>
    </message>
    <message>
        <source>Als&amp;o</source>
        <translation>另外(&amp;O)</translation>
    </message>
    <message>
        <source>No further mask in the study list</source>
        <translation>检查列表中没有其他掩膜</translation>
    </message>
    <message numerus="yes">
        <source>%n mask(s)</source>
        <translation>
            <numerusform>%n 个掩膜</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Each image its own</source>
        <translation>各图像用各自的掩膜(&amp;E)</translation>
    </message>
    <message>
        <source>Over an image in which a tumour was found, that mask; over the others, the one on show</source>
        <translation>在已找到肿瘤的图像上显示该掩膜；其他图像显示当前掩膜</translation>
    </message>
</context>
<context>
    <name>glmamba::app::LayoutBar</name>
    <message>
        <source>Images</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>The images to compare, up to %1</source>
        <translation>要比较的图像，最多 %1 幅</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>First image</source>
        <translation>第一幅图像</translation>
    </message>
    <message>
        <source>The two images the other way round</source>
        <translation>两幅图像互换位置</translation>
    </message>
    <message>
        <source>Exchange the two images</source>
        <translation>交换两幅图像</translation>
    </message>
    <message>
        <source>Second image</source>
        <translation>第二幅图像</translation>
    </message>
    <message>
        <source>Which side of the patient is on the left of axial and coronal slices</source>
        <translation>横断面和冠状面层面左侧显示患者的哪一侧</translation>
    </message>
</context>
<context>
    <name>glmamba::app::LesionPanel</name>
    <message>
        <source>A lesion whose contrast differs by more between LR, SR and HR is marked</source>
        <translation>LR、SR 与 HR 之间对比度差异超过此值的病灶将被标记</translation>
    </message>
    <message>
        <source>Lesions</source>
        <translation>病灶</translation>
    </message>
    <message>
        <source>ml</source>
        <translation>ml</translation>
    </message>
    <message>
        <source>Contrast of each piece to the 5 mm around it. A click goes there.</source>
        <translation>各部分与周围 5 mm 的对比度。点击可定位。</translation>
    </message>
    <message>
        <source>&amp;Mark differences over</source>
        <translation>标记差异大于(&amp;M)</translation>
    </message>
    <message>
        <source>Open a label map, or find a tumour (menu Segment).</source>
        <translation>打开标签图，或查找肿瘤（“分割”菜单）。</translation>
    </message>
    <message>
        <source>Measuring lesions</source>
        <translation>正在测量病灶</translation>
    </message>
    <message>
        <source>in other</source>
        <translation>在另一掩膜</translation>
    </message>
    <message>
        <source>Its contrast differs by more than %1 between images.</source>
        <translation>其对比度在图像间的差异超过 %1。</translation>
    </message>
    <message>
        <source>No voxel of it is in the other mask.</source>
        <translation>其中没有体素位于另一掩膜内。</translation>
    </message>
    <message numerus="yes">
        <source>%n piece(s), %1 ml.</source>
        <translation>
            <numerusform>%n 个部分，%1 ml。</numerusform>
        </translation>
    </message>
    <message>
        <source>Against the other mask: Dice %1, 95 % of the boundaries within %2 mm, %3 ml in the other.</source>
        <translation>与另一掩膜相比：Dice %1，95 % 的边界在 %2 mm 以内，另一掩膜 %3 ml。</translation>
    </message>
    <message numerus="yes">
        <source>%n marked.</source>
        <translation>
            <numerusform>标记 %n 个。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>glmamba::app::MainWindow</name>
    <message>
        <source>NIfTI (*.nii.gz *.nii)</source>
        <translation>NIfTI (*.nii.gz *.nii)</translation>
    </message>
    <message>
        <source>Open files</source>
        <translation>打开文件</translation>
    </message>
    <message>
        <source>MR images (*.nii *.nii.gz *.dcm *.ima);;All files (*)</source>
        <translation>磁共振图像 (*.nii *.nii.gz *.dcm *.ima);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Open a folder of DICOM or NIfTI files</source>
        <translation>打开含 DICOM 或 NIfTI 文件的文件夹</translation>
    </message>
    <message>
        <source>Open a label map</source>
        <translation>打开标签图</translation>
    </message>
    <message>
        <source>;;All files (*)</source>
        <translation>;;所有文件 (*)</translation>
    </message>
    <message>
        <source>Export the SR image as NIfTI</source>
        <translation>将 SR 图像导出为 NIfTI</translation>
    </message>
    <message>
        <source>Keys and mouse</source>
        <translation>按键与鼠标</translation>
    </message>
    <message>
        <source>About GLMamba Viewer</source>
        <translation>关于 GLMamba Viewer</translation>
    </message>
    <message>
        <source>&amp;Compare</source>
        <translation>对比(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;%1  %2</source>
        <translation>&amp;%1  %2</translation>
    </message>
    <message>
        <source>&amp;Images beside each other</source>
        <translation>并排显示的图像(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Next image</source>
        <translation>下一幅图像(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Previous image</source>
        <translation>上一幅图像(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Exchange the two images</source>
        <translation>交换两幅图像(&amp;E)</translation>
    </message>
    <message>
        <source>Turn the divider</source>
        <translation>旋转分隔线</translation>
    </message>
    <message>
        <source>Turn the divider back</source>
        <translation>反向旋转分隔线</translation>
    </message>
    <message>
        <source>Lin&amp;k the panes</source>
        <translation>关联窗格(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Cursor</source>
        <translation>光标(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Slice</source>
        <translation>层面(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Pan</source>
        <translation>平移(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Zoom</source>
        <translation>缩放(&amp;Z)</translation>
    </message>
    <message>
        <source>&amp;Window, for images in the same units</source>
        <translation>窗宽/窗位，用于单位相同的图像(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Interpolation</source>
        <translation>插值(&amp;I)</translation>
    </message>
    <message>
        <source>Pane to the next &amp;group</source>
        <translation>窗格移至下一组(&amp;G)</translation>
    </message>
    <message>
        <source>Neu&amp;rological: the patient&apos;s left on the left</source>
        <translation>神经学惯例：患者左侧在左(&amp;R)</translation>
    </message>
    <message>
        <source>What is known of the last crash is in %1; Help, Copy diagnostics takes it along.</source>
        <translation>上次崩溃的信息在 %1 中；“帮助”菜单的“复制诊断信息”会一并包含。</translation>
    </message>
    <message>
        <source>GLMamba Viewer – research use only</source>
        <translation>GLMamba Viewer – 仅供研究使用</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>已写入：%1</translation>
    </message>
    <message>
        <source>Use the pair all the same</source>
        <translation>仍然使用该图像对</translation>
    </message>
    <message>
        <source>Copied: %1</source>
        <translation>已复制：%1</translation>
    </message>
    <message>
        <source>Studies</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>运行记录</translation>
    </message>
    <message>
        <source>Super-resolve</source>
        <translation>超分辨率</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>图层</translation>
    </message>
    <message>
        <source>Metrics</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Trust</source>
        <translation>可信度</translation>
    </message>
    <message>
        <source>Lesions</source>
        <translation>病灶</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>窗宽/窗位</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>测量</translation>
    </message>
    <message>
        <source>&amp;Measure</source>
        <translation>测量(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Delete the chosen one</source>
        <translation>删除所选(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Go to the chosen one</source>
        <translation>转到所选(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Copy the table</source>
        <translation>复制表格(&amp;C)</translation>
    </message>
    <message>
        <source>E&amp;xport the table…</source>
        <translation>导出表格(&amp;X)…</translation>
    </message>
    <message>
        <source>&amp;List and values</source>
        <translation>列表与数值(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Open files…</source>
        <translation>打开文件(&amp;O)…</translation>
    </message>
    <message>
        <source>Open &amp;folder…</source>
        <translation>打开文件夹(&amp;F)…</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>最近打开(&amp;R)</translation>
    </message>
    <message>
        <source>Export &amp;NIfTI…</source>
        <translation>导出 NIfTI(&amp;N)…</translation>
    </message>
    <message>
        <source>Export &amp;DICOM series…</source>
        <translation>导出 DICOM 序列(&amp;D)…</translation>
    </message>
    <message>
        <source>Save the pan&amp;es as a picture…</source>
        <translation>将窗格保存为图片(&amp;E)…</translation>
    </message>
    <message>
        <source>Save a mov&amp;ie through the slices…</source>
        <translation>保存逐层影片(&amp;I)…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Forget these</source>
        <translation>清除记录(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Axial</source>
        <translation>横断面(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Coronal</source>
        <translation>冠状面(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Sagittal</source>
        <translation>矢状面(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Reset views and windows</source>
        <translation>重置视图和窗宽/窗位(&amp;R)</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>放大(&amp;I)</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>缩小(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Next slice</source>
        <translation>下一层(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Previous slice</source>
        <translation>上一层(&amp;P)</translation>
    </message>
    <message>
        <source>Ten slices on</source>
        <translation>前进十层</translation>
    </message>
    <message>
        <source>Ten slices back</source>
        <translation>后退十层</translation>
    </message>
    <message>
        <source>Left &amp;drag moves the crosshair</source>
        <translation>左键拖动移动十字线(&amp;D)</translation>
    </message>
    <message>
        <source>Left drag sets &amp;window/level</source>
        <translation>左键拖动调整窗宽/窗位(&amp;W)</translation>
    </message>
    <message>
        <source>Next in&amp;terpolation: nearest, linear, cubic</source>
        <translation>下一种插值：最近邻、线性、三次(&amp;T)</translation>
    </message>
    <message>
        <source>Cross&amp;hair</source>
        <translation>十字线(&amp;H)</translation>
    </message>
    <message>
        <source>La&amp;bel map</source>
        <translation>标签图(&amp;B)</translation>
    </message>
    <message>
        <source>F&amp;ull screen</source>
        <translation>全屏(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Study</source>
        <translation>检查(&amp;S)</translation>
    </message>
    <message>
        <source>Use as &amp;target</source>
        <translation>用作目标图像(&amp;T)</translation>
    </message>
    <message>
        <source>Use as &amp;reference</source>
        <translation>用作参考图像(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Swap target and reference</source>
        <translation>交换目标与参考(&amp;S)</translation>
    </message>
    <message>
        <source>Show as &amp;label map</source>
        <translation>作为标签图显示(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Open a label map as overlay…</source>
        <translation>打开标签图作为叠加(&amp;O)…</translation>
    </message>
    <message>
        <source>Ta&amp;ke the label map off</source>
        <translation>移除标签图(&amp;K)</translation>
    </message>
    <message>
        <source>Remo&amp;ve from the list</source>
        <translation>从列表中移除(&amp;V)</translation>
    </message>
    <message>
        <source>S&amp;uper-resolve</source>
        <translation>超分辨率(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>运行(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Queue this run</source>
        <translation>加入队列(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>暂停(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>取消(&amp;C)</translation>
    </message>
    <message>
        <source>Copy this result as a c&amp;ommand line</source>
        <translation>将此结果复制为命令行(&amp;O)</translation>
    </message>
    <message>
        <source>Scale ×%1</source>
        <translation>倍数 ×%1</translation>
    </message>
    <message>
        <source>Try mode o&amp;ff</source>
        <translation>关闭试验模式(&amp;F)</translation>
    </message>
    <message>
        <source>Try mode: degrade the target ×2</source>
        <translation>试验模式：目标降低 ×2</translation>
    </message>
    <message>
        <source>Try mode: degrade the target ×4</source>
        <translation>试验模式：目标降低 ×4</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>Open the &amp;demo study</source>
        <translation>打开演示检查(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Keys and mouse</source>
        <translation>按键与鼠标(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Change the keys…</source>
        <translation>更改按键(&amp;C)…</translation>
    </message>
    <message>
        <source>Copy dia&amp;gnostics for a report</source>
        <translation>复制诊断信息以便报告(&amp;G)</translation>
    </message>
    <message>
        <source>Copied: versions, machine, models and the log, for the report of a fault. They name no patient and no file.</source>
        <translation>已复制：版本、机器、模型和日志，用于报告故障。其中不含患者和文件名称。</translation>
    </message>
    <message>
        <source>&amp;About</source>
        <translation>关于(&amp;A)</translation>
    </message>
    <message>
        <source>There is nothing on show to make a picture of: open an image first.</source>
        <translation>没有可保存的画面：请先打开图像。</translation>
    </message>
    <message>
        <source>Writing the movie</source>
        <translation>正在写入影片</translation>
    </message>
    <message>
        <source>The movie was cancelled; nothing was written.</source>
        <translation>影片已取消；未写入任何内容。</translation>
    </message>
    <message>
        <source>Writing the picture</source>
        <translation>正在写入图片</translation>
    </message>
    <message>
        <source>There are %1 slices on show: choose among 0 to %1.</source>
        <translation>共有 %1 层：请在 0 至 %1 中选择。</translation>
    </message>
    <message>
        <source>A movie is being written already: wait for it, or cancel it.</source>
        <translation>正在写入另一影片：请等待或取消。</translation>
    </message>
    <message>
        <source>Se&amp;gment</source>
        <translation>分割(&amp;G)</translation>
    </message>
    <message>
        <source>Find a tumour in %1 (AI)</source>
        <translation>在 %1 中查找肿瘤（AI）</translation>
    </message>
    <message>
        <source>&amp;Compare the mask with the selected one</source>
        <translation>将掩膜与所选掩膜比较(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Fill masks</source>
        <translation>填充掩膜(&amp;F)</translation>
    </message>
    <message>
        <source>Export trust &amp;maps as NIfTI…</source>
        <translation>将可信度图导出为 NIfTI(&amp;M)…</translation>
    </message>
    <message>
        <source>Export trust maps into a new folder</source>
        <translation>将可信度图导出到新文件夹</translation>
    </message>
    <message>
        <source>Export trust maps as DICOM &amp;parametric maps…</source>
        <translation>将可信度图导出为 DICOM 参数图(&amp;P)…</translation>
    </message>
    <message>
        <source>Export parametric maps into a new folder</source>
        <translation>将参数图导出到新文件夹</translation>
    </message>
    <message>
        <source>Export mas&amp;k as NIfTI…</source>
        <translation>将掩膜导出为 NIfTI(&amp;K)…</translation>
    </message>
    <message>
        <source>Export the mask</source>
        <translation>导出掩膜</translation>
    </message>
    <message>
        <source>Export mask as DICOM se&amp;gmentation…</source>
        <translation>将掩膜导出为 DICOM 分割(&amp;G)…</translation>
    </message>
    <message>
        <source>Export a segmentation into a new folder</source>
        <translation>将分割导出到新文件夹</translation>
    </message>
    <message>
        <source>Repor&amp;t…</source>
        <translation>报告(&amp;T)…</translation>
    </message>
    <message>
        <source>Report without the patient&apos;s identit&amp;y…</source>
        <translation>不含患者身份的报告(&amp;Y)…</translation>
    </message>
    <message>
        <source>Write the report</source>
        <translation>写入报告</translation>
    </message>
    <message>
        <source>PDF (*.pdf);;HTML (*.html)</source>
        <translation>PDF (*.pdf);;HTML (*.html)</translation>
    </message>
    <message>
        <source>There is no complete result to report on: run super-resolution to the end first.</source>
        <translation>没有可供报告的完整结果：请先完成超分辨率。</translation>
    </message>
    <message>
        <source>Writing the report</source>
        <translation>正在写入报告</translation>
    </message>
    <message>
        <source>Sessions (*.glmamba)</source>
        <translation>会话 (*.glmamba)</translation>
    </message>
    <message>
        <source>Open &amp;session…</source>
        <translation>打开会话(&amp;S)…</translation>
    </message>
    <message>
        <source>Open a session</source>
        <translation>打开会话</translation>
    </message>
    <message>
        <source>Sa&amp;ve session</source>
        <translation>保存会话(&amp;V)</translation>
    </message>
    <message>
        <source>Save session &amp;as…</source>
        <translation>会话另存为(&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;Watch opened folders for new files</source>
        <translation>监视已打开文件夹中的新文件(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <source>Save the session</source>
        <translation>保存会话</translation>
    </message>
    <message numerus="yes">
        <source>%n result(s) were not exported: the session can only compute them again.</source>
        <translation>
            <numerusform>%n 个结果未导出：会话只能重新计算。</numerusform>
        </translation>
    </message>
    <message>
        <source>A file of that name was no session that this program can read; it was kept as %1.</source>
        <translation>同名文件并非本程序可读取的会话；已保留为 %1。</translation>
    </message>
    <message>
        <source>The program did not end as it should last time.</source>
        <translation>程序上次未正常结束。</translation>
    </message>
    <message>
        <source>Bring back what was open</source>
        <translation>恢复上次打开的内容</translation>
    </message>
    <message>
        <source>Window/&amp;level</source>
        <translation>窗宽/窗位(&amp;L)</translation>
    </message>
    <message>
        <source>Automatic from the &amp;visible region</source>
        <translation>根据可见区域自动设置(&amp;V)</translation>
    </message>
    <message>
        <source>Automatic from the &amp;whole volume</source>
        <translation>根据整个容积自动设置(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Next preset</source>
        <translation>下一预设(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Invert</source>
        <translation>反转(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Presets</source>
        <translation>预设(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Histogram and numbers</source>
        <translation>直方图与数值(&amp;H)</translation>
    </message>
    <message>
        <source>Divider to the left; a smaller brush while drawing</source>
        <translation>分隔线左移；绘制时缩小画笔</translation>
    </message>
    <message>
        <source>Divider to the right; a larger brush while drawing</source>
        <translation>分隔线右移；绘制时增大画笔</translation>
    </message>
    <message>
        <source>&amp;Draw</source>
        <translation>绘制(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Brush</source>
        <translation>画笔(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Erase</source>
        <translation>擦除(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Fill a region in plane</source>
        <translation>在平面内填充区域(&amp;F)</translation>
    </message>
    <message>
        <source>New &amp;label…</source>
        <translation>新建标签(&amp;L)…</translation>
    </message>
    <message>
        <source>New empty &amp;mask on the active pane&apos;s image</source>
        <translation>在活动窗格的图像上新建空掩膜(&amp;M)</translation>
    </message>
    <message numerus="yes">
        <source>%n drawn mask(s) are in no file: %1.</source>
        <translation>
            <numerusform>%n 个绘制的掩膜未存入文件：%1。</numerusform>
        </translation>
    </message>
    <message>
        <source>Save the session to keep them, or export them (menu File).</source>
        <translation>保存会话以保留它们，或将其导出（“文件”菜单）。</translation>
    </message>
    <message>
        <source>&amp;Save the session</source>
        <translation>保存会话(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Discard them</source>
        <translation>放弃(&amp;D)</translation>
    </message>
    <message>
        <source>Draw</source>
        <translation>绘制</translation>
    </message>
    <message>
        <source>Image in colour</source>
        <translation>彩色叠加图像</translation>
    </message>
    <message>
        <source>&amp;Model</source>
        <translation>模型(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Default</source>
        <translation>默认(&amp;D)</translation>
    </message>
    <message>
        <source>The newest that takes the image by itself, so that masks of several images compare</source>
        <translation>仅需该图像本身的最新模型，使多幅图像的掩膜可以比较</translation>
    </message>
    <message>
        <source>There is no image at %1 to draw in colour.</source>
        <translation>%1 处没有可用于彩色叠加的图像。</translation>
    </message>
    <message>
        <source>Each image its &amp;own mask</source>
        <translation>各图像显示各自的掩膜(&amp;O)</translation>
    </message>
</context>
<context>
    <name>glmamba::app::MaskHistory</name>
    <message>
        <source>stroke on a mask</source>
        <translation>掩膜笔画</translation>
    </message>
    <message>
        <source>names and colours of labels</source>
        <translation>标签的名称与颜色</translation>
    </message>
</context>
<context>
    <name>glmamba::app::MeasurePanel</name>
    <message>
        <source>&amp;Go to</source>
        <translation>转到(&amp;G)</translation>
    </message>
    <message>
        <source>Puts the cursor and the slice on it</source>
        <translation>将光标和层面移到该处</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>删除(&amp;D)</translation>
    </message>
    <message>
        <source>Takes it away; undo brings it back</source>
        <translation>移除；可用撤销恢复</translation>
    </message>
    <message>
        <source>&amp;Copy table</source>
        <translation>复制表格(&amp;C)</translation>
    </message>
    <message>
        <source>All of the list with all numbers, as CSV</source>
        <translation>整个列表及全部数值，CSV 格式</translation>
    </message>
    <message>
        <source>E&amp;xport…</source>
        <translation>导出(&amp;X)…</translation>
    </message>
    <message>
        <source>All of the list with all numbers, as a CSV file</source>
        <translation>整个列表及全部数值，CSV 文件</translation>
    </message>
    <message>
        <source>What was measured</source>
        <translation>测量列表</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>实测</translation>
    </message>
    <message>
        <source>Values of all images</source>
        <translation>所有图像的数值</translation>
    </message>
    <message>
        <source>Left drag draws it on the slice</source>
        <translation>左键拖动可在层面上绘制</translation>
    </message>
    <message>
        <source>At the cursor</source>
        <translation>光标处</translation>
    </message>
    <message>
        <source>Linear between voxels, at the crosshair</source>
        <translation>十字线处，体素间线性插值</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>均值</translation>
    </message>
    <message>
        <source>SD</source>
        <translation>SD</translation>
    </message>
    <message>
        <source>Of the sample: N − 1</source>
        <translation>样本标准差：N − 1</translation>
    </message>
    <message>
        <source>Least</source>
        <translation>最小</translation>
    </message>
    <message>
        <source>Most</source>
        <translation>最大</translation>
    </message>
    <message>
        <source>N</source>
        <translation>N</translation>
    </message>
    <message>
        <source>Voxels with their centre within, on this image&apos;s own grid</source>
        <translation>中心在区域内的体素数（按该图像自身网格）</translation>
    </message>
    <message>
        <source>Against HR, in the region alone; the range is the whole HR&apos;s maximum</source>
        <translation>与 HR 相比，仅限该区域；取值范围为整个 HR 的最大值</translation>
    </message>
    <message>
        <source>PSNR, dB</source>
        <translation>PSNR, dB</translation>
    </message>
    <message>
        <source>SSIM</source>
        <translation>SSIM</translation>
    </message>
    <message>
        <source>NMSE</source>
        <translation>NMSE</translation>
    </message>
    <message>
        <source>Edge, mm</source>
        <translation>边缘, mm</translation>
    </message>
    <message>
        <source>Full width at half maximum of the steepest edge&apos;s derivative</source>
        <translation>最陡边缘导数的半高全宽</translation>
    </message>
    <message>
        <source>Export what was measured</source>
        <translation>导出测量结果</translation>
    </message>
    <message>
        <source>CSV tables (*.csv)</source>
        <translation>CSV 表格 (*.csv)</translation>
    </message>
</context>
<context>
    <name>glmamba::app::MeasureTool</name>
    <message>
        <source>mean %1 ± %2</source>
        <translation>均值 %1 ± %2</translation>
    </message>
    <message>
        <source>edge %1 mm</source>
        <translation>边缘 %1 mm</translation>
    </message>
    <message>
        <source>no edge</source>
        <translation>无边缘</translation>
    </message>
</context>
<context>
    <name>glmamba::app::MessageBar</name>
    <message>
        <source>Dismiss</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Dismiss this message</source>
        <translation>关闭此消息</translation>
    </message>
</context>
<context>
    <name>glmamba::app::MetricsTable</name>
    <message>
        <source>%1 dB</source>
        <translation>%1 dB</translation>
    </message>
    <message>
        <source>Zero-fill</source>
        <translation>零填充</translation>
    </message>
    <message>
        <source>Zero-filled k-space interpolation of LR: what the network started from</source>
        <translation>LR 的 k 空间零填充插值：网络的输入</translation>
    </message>
    <message>
        <source>Against the original target, %1 of %2 slices (those with 5 % or more of non-zero voxels).</source>
        <translation>与原始目标比较，%1 层（共 %2 层），仅含非零体素不少于 5 % 的层面。</translation>
    </message>
    <message>
        <source>No ground truth, so no quality is measured: use Try mode.</source>
        <translation>没有真值，无法测量质量：请使用试验模式。</translation>
    </message>
    <message>
        <source>Measuring …</source>
        <translation>正在测量 …</translation>
    </message>
    <message>
        <source>Measured over the whole volume when a run has ended.</source>
        <translation>运行结束后在整个容积上测量。</translation>
    </message>
</context>
<context>
    <name>glmamba::app::OverlayPanel</name>
    <message>
        <source>Its colours</source>
        <translation>其颜色</translation>
    </message>
    <message>
        <source>Low end of the colours</source>
        <translation>颜色范围下限</translation>
    </message>
    <message>
        <source>High end of the colours</source>
        <translation>颜色范围上限</translation>
    </message>
    <message>
        <source>On&amp;ly from, to</source>
        <translation>仅限范围(&amp;L)</translation>
    </message>
    <message>
        <source>The lowest value that is drawn</source>
        <translation>绘制的最低值</translation>
    </message>
    <message>
        <source>The highest value that is drawn</source>
        <translation>绘制的最高值</translation>
    </message>
    <message>
        <source>Drawn over every image but the error; a trust map goes before</source>
        <translation>绘制在除误差外的所有图像上；可信度图优先</translation>
    </message>
    <message>
        <source>Values outside are not drawn; the colours stay as they are</source>
        <translation>范围外的值不绘制；颜色不变</translation>
    </message>
    <message>
        <source>Opacity of the image in colour</source>
        <translation>彩色图像的不透明度</translation>
    </message>
    <message>
        <source>Where this image is dark in its window, the colours are not seen</source>
        <translation>此图像在其窗宽窗位下较暗处不显示颜色</translation>
    </message>
    <message>
        <source>I&amp;mage</source>
        <translation>图像(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Colours</source>
        <translation>颜色(&amp;C)</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>范围</translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation>不透明度</translation>
    </message>
    <message>
        <source>As opa&amp;que as</source>
        <translation>不透明度随(&amp;Q)</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>everywhere alike</source>
        <translation>处处相同</translation>
    </message>
</context>
<context>
    <name>glmamba::app::PictureDialog</name>
    <message>
        <source>Save a movie through the slices</source>
        <translation>保存逐层影片</translation>
    </message>
    <message>
        <source>Save the panes as a picture</source>
        <translation>将窗格保存为图片</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>选择</translation>
    </message>
    <message>
        <source>&amp;Format</source>
        <translation>格式(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Where</source>
        <translation>位置(&amp;W)</translation>
    </message>
    <message>
        <source>F&amp;ile</source>
        <translation>文件(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Scale</source>
        <translation>倍数(&amp;S)</translation>
    </message>
    <message>
        <source>to</source>
        <translation>至</translation>
    </message>
    <message>
        <source>S&amp;lices</source>
        <translation>层面(&amp;L)</translation>
    </message>
    <message>
        <source>Slices a s&amp;econd</source>
        <translation>每秒层数(&amp;E)</translation>
    </message>
    <message>
        <source>For MP4 and GIF, install ffmpeg: none was found on this computer.</source>
        <translation>MP4 和 GIF 需要安装 ffmpeg：本机未找到。</translation>
    </message>
    <message>
        <source>PNG</source>
        <translation>PNG</translation>
    </message>
    <message>
        <source>TIFF</source>
        <translation>TIFF</translation>
    </message>
    <message>
        <source>MP4 movie</source>
        <translation>MP4 影片</translation>
    </message>
    <message>
        <source>GIF movie</source>
        <translation>GIF 影片</translation>
    </message>
    <message>
        <source>Folder of PNG pictures</source>
        <translation>PNG 图片文件夹</translation>
    </message>
    <message>
        <source>Folder of TIFF pictures</source>
        <translation>TIFF 图片文件夹</translation>
    </message>
    <message>
        <source>%1 × %2 pixels</source>
        <translation>%1 × %2 像素</translation>
    </message>
    <message>
        <source>%1 exists. Replace it?</source>
        <translation>%1 已存在。是否替换？</translation>
    </message>
</context>
<context>
    <name>glmamba::app::ProfileChart</name>
    <message>
        <source>Line profiles</source>
        <translation>线剖面</translation>
    </message>
    <message>
        <source>%1: edge %2 mm wide</source>
        <translation>%1：边缘宽 %2 mm</translation>
    </message>
    <message>
        <source>%1: no edge</source>
        <translation>%1：无边缘</translation>
    </message>
    <message>
        <source>Draw or choose a line profile.</source>
        <translation>请绘制或选择线剖面。</translation>
    </message>
    <message>
        <source> mm</source>
        <translation> mm</translation>
    </message>
    <message>
        <source>dashed: own scale</source>
        <translation>虚线：独立刻度</translation>
    </message>
    <message>
        <source>%1  %2 mm</source>
        <translation>%1  %2 mm</translation>
    </message>
</context>
<context>
    <name>glmamba::app::RecoveryFile</name>
    <message>
        <source>What was open when the program ended could not be read, and was kept as %1: %2</source>
        <translation>程序结束时打开的内容无法读取，已保留为 %1：%2</translation>
    </message>
    <message>
        <source>Keeping the session</source>
        <translation>正在保存会话</translation>
    </message>
</context>
<context>
    <name>glmamba::app::RunList</name>
    <message>
        <source>S&amp;how</source>
        <translation>显示(&amp;H)</translation>
    </message>
    <message>
        <source>Show this pair and its result</source>
        <translation>显示此图像对及其结果</translation>
    </message>
    <message>
        <source>Run a&amp;gain</source>
        <translation>重新运行(&amp;G)</translation>
    </message>
    <message>
        <source>Run this pair with the same settings</source>
        <translation>以相同设置运行此图像对</translation>
    </message>
    <message>
        <source>C&amp;opy as command line</source>
        <translation>复制为命令行(&amp;O)</translation>
    </message>
    <message>
        <source>A command that gives the same voxels</source>
        <translation>可得到相同体素的命令</translation>
    </message>
    <message>
        <source>D&amp;etails</source>
        <translation>详细信息(&amp;E)</translation>
    </message>
    <message>
        <source>What made this result</source>
        <translation>此结果的来源</translation>
    </message>
    <message>
        <source>Re&amp;move</source>
        <translation>移除(&amp;M)</translation>
    </message>
    <message>
        <source>Stops it if it is going on, and forgets it</source>
        <translation>若正在运行则停止，并移除记录</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>运行记录</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
</context>
<context>
    <name>glmamba::app::RunPanel</name>
    <message>
        <source>The model&apos;s card: training and measured accuracy</source>
        <translation>模型卡：训练与实测准确度</translation>
    </message>
    <message>
        <source>Most memory that the network may take, of what it runs on</source>
        <translation>网络在其运行设备上最多可占用的内存</translation>
    </message>
    <message>
        <source>S&amp;lices</source>
        <translation>层面(&amp;L)</translation>
    </message>
    <message>
        <source>Only these slices of the target, counted from 1</source>
        <translation>仅目标的这些层面，从 1 起计</translation>
    </message>
    <message>
        <source>Mean over &amp;flips and turns</source>
        <translation>翻转与旋转的平均(&amp;F)</translation>
    </message>
    <message>
        <source>Eight times the work for a little accuracy</source>
        <translation>八倍计算量，准确度略有提高</translation>
    </message>
    <message>
        <source>Keep the measured &amp;band</source>
        <translation>保留实测频带(&amp;B)</translation>
    </message>
    <message>
        <source>After the network the measured part of k-space is put back as it was</source>
        <translation>网络之后，将 k 空间的实测部分恢复原值</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>运行(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Queue</source>
        <translation>排队(&amp;Q)</translation>
    </message>
    <message>
        <source>Run this when all before it is done, whatever is opened meanwhile</source>
        <translation>之前的任务完成后运行，不受其间打开其他图像的影响</translation>
    </message>
    <message>
        <source>Holds the run after the slice it is at</source>
        <translation>当前层完成后暂停</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>取消(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Model</source>
        <translation>模型(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Scale</source>
        <translation>倍数(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Try mode</source>
        <translation>试验模式(&amp;T)</translation>
    </message>
    <message>
        <source>Re&amp;gister</source>
        <translation>配准(&amp;G)</translation>
    </message>
    <message>
        <source>Model card</source>
        <translation>模型卡</translation>
    </message>
    <message>
        <source>off</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>degrade ×2</source>
        <translation>降低 ×2</translation>
    </message>
    <message>
        <source>degrade ×4</source>
        <translation>降低 ×4</translation>
    </message>
    <message>
        <source>Crops the target&apos;s k-space, so that the result can be compared with the original</source>
        <translation>裁剪目标的 k 空间，以便将结果与原图比较</translation>
    </message>
    <message>
        <source>where frames differ</source>
        <translation>坐标系不同时</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>Moves the reference onto the target: rigidly, by mutual information</source>
        <translation>将参考移到目标上：刚性配准，基于互信息</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source> GB</source>
        <translation> GB</translation>
    </message>
    <message>
        <source>what is free</source>
        <translation>可用内存</translation>
    </message>
    <message>
        <source>First slice</source>
        <translation>第一层</translation>
    </message>
    <message>
        <source>Last slice</source>
        <translation>最后一层</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>&amp;Device</source>
        <translation>设备(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Precision</source>
        <translation>精度(&amp;P)</translation>
    </message>
    <message>
        <source>Memor&amp;y</source>
        <translation>内存(&amp;Y)</translation>
    </message>
    <message>
        <source>newest for this scale</source>
        <translation>此倍数的最新模型</translation>
    </message>
    <message>
        <source>No model for ×%1 is installed.</source>
        <translation>未安装 ×%1 的模型。</translation>
    </message>
    <message>
        <source>For %1 guided by %2.</source>
        <translation>用于 %1，由 %2 引导。</translation>
    </message>
    <message>
        <source>Not trained on this pair of contrasts: judge the result with care.</source>
        <translation>未在此对比度组合上训练：请谨慎评判结果。</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Res&amp;ume</source>
        <translation>继续(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>暂停(&amp;P)</translation>
    </message>
    <message numerus="yes">
        <source>%n more wait(s)</source>
        <translation>
            <numerusform>另有 %n 个等待中</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>glmamba::app::RunQueue</name>
    <message>
        <source>Super-resolving</source>
        <translation>正在进行超分辨率</translation>
    </message>
    <message>
        <source>The result lies on another grid than the ground truth, so that no quality can be measured.</source>
        <translation>结果与真值的网格不同，无法测量质量。</translation>
    </message>
    <message>
        <source>Measuring</source>
        <translation>正在测量</translation>
    </message>
    <message>
        <source>Finding a tumour</source>
        <translation>正在查找肿瘤</translation>
    </message>
    <message>
        <source>Making trust maps</source>
        <translation>正在生成可信度图</translation>
    </message>
    <message>
        <source>The result is no longer in memory: show it, or run it again.</source>
        <translation>结果已不在内存中：请显示该结果或重新运行。</translation>
    </message>
    <message>
        <source>Uncertainty</source>
        <translation>不确定性</translation>
    </message>
    <message>
        <source>Reference influence</source>
        <translation>参考图像的影响</translation>
    </message>
</context>
<context>
    <name>glmamba::app::Session</name>
    <message numerus="yes">
        <source>Opening %n path(s)</source>
        <translation>
            <numerusform>正在打开 %n 个路径</numerusform>
        </translation>
    </message>
    <message>
        <source>Making the demo study</source>
        <translation>正在生成演示检查</translation>
    </message>
    <message>
        <source>Reading the pair</source>
        <translation>正在读取图像对</translation>
    </message>
    <message>
        <source>Taking the reference as it is</source>
        <translation>参考图像按原位置使用</translation>
    </message>
    <message>
        <source>Placing the reference on the target</source>
        <translation>正在将参考置于目标上</translation>
    </message>
    <message>
        <source>Reading the target</source>
        <translation>正在读取目标图像</translation>
    </message>
    <message>
        <source>Choose a target first: the reference guides it.</source>
        <translation>请先选择目标图像：参考图像用于引导它。</translation>
    </message>
    <message>
        <source>Reading the reference</source>
        <translation>正在读取参考图像</translation>
    </message>
    <message>
        <source>There is no pair to swap: choose a target and a reference in the study list.</source>
        <translation>没有可交换的图像对：请在检查列表中选择目标和参考。</translation>
    </message>
    <message>
        <source>Swapping target and reference</source>
        <translation>正在交换目标与参考</translation>
    </message>
    <message>
        <source>Open a study first: try mode degrades its target.</source>
        <translation>请先打开检查：试验模式会降低其目标的分辨率。</translation>
    </message>
    <message>
        <source>Degrading the target ×%1</source>
        <translation>正在将目标降低 ×%1</translation>
    </message>
    <message>
        <source>Back to the target as measured</source>
        <translation>恢复实测的目标</translation>
    </message>
    <message>
        <source>Reading the label map</source>
        <translation>正在读取标签图</translation>
    </message>
    <message>
        <source>Opening a label map</source>
        <translation>正在打开标签图</translation>
    </message>
    <message>
        <source>The pixels are not changed by this: a face can be recognised in a rendering of a head, and burned-in text stays.</source>
        <translation>像素不因此改变：头部渲染中可能认出面部，图像内嵌文字也会保留。</translation>
    </message>
    <message>
        <source>There is no complete result to export: run super-resolution to the end first.</source>
        <translation>没有可导出的完整结果：请先完成超分辨率。</translation>
    </message>
    <message>
        <source>Writing the DICOM series</source>
        <translation>正在写入 DICOM 序列</translation>
    </message>
    <message>
        <source>Writing NIfTI</source>
        <translation>正在写入 NIfTI</translation>
    </message>
    <message>
        <source>%1 is not there yet: open a study, or run super-resolution to the end first.</source>
        <translation>尚无 %1：请打开检查，或先完成超分辨率。</translation>
    </message>
    <message>
        <source>No tumour was found in %1 by %2.</source>
        <translation>在 %1 中未找到肿瘤（%2）。</translation>
    </message>
    <message>
        <source>Tumour in %1 (AI, %2)</source>
        <translation>%1 中的肿瘤（AI，%2）</translation>
    </message>
    <message>
        <source>There are no trust maps to export: run super-resolution to the end first.</source>
        <translation>没有可导出的可信度图：请先完成超分辨率。</translation>
    </message>
    <message>
        <source>Parametric maps lie on DICOM images, and the target is none: export the maps as NIfTI.</source>
        <translation>参数图须基于 DICOM 图像，而目标不是：请将图导出为 NIfTI。</translation>
    </message>
    <message>
        <source>Writing parametric maps</source>
        <translation>正在写入参数图</translation>
    </message>
    <message>
        <source>Writing trust maps</source>
        <translation>正在写入可信度图</translation>
    </message>
    <message>
        <source>There is no mask on show to export.</source>
        <translation>当前没有可导出的掩膜。</translation>
    </message>
    <message>
        <source>Writing the mask</source>
        <translation>正在写入掩膜</translation>
    </message>
    <message>
        <source>A DICOM segmentation lies on DICOM images, and these are none: export the mask as NIfTI.</source>
        <translation>DICOM 分割须基于 DICOM 图像，而这些不是：请将掩膜导出为 NIfTI。</translation>
    </message>
    <message>
        <source>Writing the segmentation</source>
        <translation>正在写入分割</translation>
    </message>
    <message>
        <source>Its images are no longer in the study list: open them again.</source>
        <translation>其图像已不在检查列表中：请重新打开。</translation>
    </message>
    <message>
        <source>Looking for new files</source>
        <translation>正在查找新文件</translation>
    </message>
    <message>
        <source>Opening the session</source>
        <translation>正在打开会话</translation>
    </message>
    <message>
        <source>Choose a reference first: the network needs a second contrast of the same patient.</source>
        <translation>请先选择参考图像：网络需要同一患者的另一种对比度。</translation>
    </message>
    <message>
        <source>Open a study first, or take the demo study in the Help menu.</source>
        <translation>请先打开检查，或使用“帮助”菜单中的演示检查。</translation>
    </message>
    <message>
        <source>There is no complete result to ask about: run super-resolution to the end first.</source>
        <translation>没有可供分析的完整结果：请先完成超分辨率。</translation>
    </message>
    <message>
        <source>This result is no longer in memory, and it was not exported: run it again.</source>
        <translation>该结果已不在内存中且未导出：请重新运行。</translation>
    </message>
    <message>
        <source>Reading the result</source>
        <translation>正在读取结果</translation>
    </message>
    <message>
        <source>Only a complete run can be copied as a command line.</source>
        <translation>只有完成的运行才能复制为命令行。</translation>
    </message>
    <message>
        <source>Finding the command line</source>
        <translation>正在生成命令行</translation>
    </message>
    <message>
        <source>%1 (edited)</source>
        <translation>%1（已编辑）</translation>
    </message>
    <message>
        <source>There is no image to draw on: open a study first.</source>
        <translation>没有可供绘制的图像：请先打开检查。</translation>
    </message>
    <message>
        <source>Drawn mask %1</source>
        <translation>绘制的掩膜 %1</translation>
    </message>
    <message>
        <source>The mask of this step is no longer in the study list.</source>
        <translation>此步骤的掩膜已不在检查列表中。</translation>
    </message>
    <message>
        <source>Reading the image in colour</source>
        <translation>正在读取彩色叠加图像</translation>
    </message>
    <message>
        <source>A label table names the labels of a mask, and none is on show: open one first.</source>
        <translation>标签表用于命名掩膜的标签，而当前没有显示掩膜：请先打开一个。</translation>
    </message>
    <message>
        <source>Reading the label table</source>
        <translation>正在读取标签表</translation>
    </message>
    <message>
        <source>Writing the label table</source>
        <translation>正在写入标签表</translation>
    </message>
    <message numerus="yes">
        <source>At most %n further mask(s) can be drawn: take one off first.</source>
        <translation>
            <numerusform>最多可再绘制 %n 个掩膜：请先移除一个。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>glmamba::app::StatusLine</name>
    <message>
        <source>Open files, drop them here, or take the demo study in the Help menu. Research use only.</source>
        <translation>打开文件、拖放到此处，或使用“帮助”菜单中的演示检查。仅供研究使用。</translation>
    </message>
    <message>
        <source>LPS %1 %2 %3 mm</source>
        <translation>LPS %1 %2 %3 mm</translation>
    </message>
    <message>
        <source>LR %1</source>
        <translation>LR %1</translation>
    </message>
    <message>
        <source>Ref %1</source>
        <translation>参考 %1</translation>
    </message>
    <message>
        <source>SR %1</source>
        <translation>SR %1</translation>
    </message>
    <message>
        <source>ZF %1</source>
        <translation>ZF %1</translation>
    </message>
    <message>
        <source>HR %1</source>
        <translation>HR %1</translation>
    </message>
    <message>
        <source>|err| %1</source>
        <translation>|误差| %1</translation>
    </message>
    <message>
        <source>slice %1/%2</source>
        <translation>层面 %1/%2</translation>
    </message>
    <message>
        <source>outside the target (%1 slices)</source>
        <translation>目标之外（共 %1 层）</translation>
    </message>
</context>
<context>
    <name>glmamba::app::StudyBrowser</name>
    <message>
        <source>Filter by patient, study, series or contrast</source>
        <translation>按患者、检查、序列或对比度筛选</translation>
    </message>
    <message>
        <source>Filter the studies</source>
        <translation>筛选检查</translation>
    </message>
</context>
<context>
    <name>glmamba::app::StudyTree</name>
    <message>
        <source>Study</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>Studies</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>target (degraded ×%1)</source>
        <translation>目标（已降低 ×%1）</translation>
    </message>
    <message>
        <source>target</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>reference</source>
        <translation>参考</translation>
    </message>
    <message>
        <source>overlay</source>
        <translation>叠加</translation>
    </message>
    <message>
        <source>label map</source>
        <translation>标签图</translation>
    </message>
    <message>
        <source>AI, research use. Double-click shows it.</source>
        <translation>AI 生成，仅供研究。双击显示。</translation>
    </message>
    <message>
        <source>being read …</source>
        <translation>正在读取 …</translation>
    </message>
</context>
<context>
    <name>glmamba::app::SurfaceWidget</name>
    <message>
        <source>3-D view</source>
        <translation>三维视图</translation>
    </message>
    <message>
        <source>Making the surface …</source>
        <translation>正在生成表面 …</translation>
    </message>
    <message>
        <source>Making the surface</source>
        <translation>正在生成表面</translation>
    </message>
    <message>
        <source>Nothing to see: the image has no contrast</source>
        <translation>无可显示：图像没有对比度</translation>
    </message>
</context>
<context>
    <name>glmamba::app::TrustPanel</name>
    <message>
        <source>Drawn over SR, and by itself in the error pane</source>
        <translation>绘制在 SR 之上，并单独显示在误差窗格</translation>
    </message>
    <message>
        <source>Asks the network again, slice on the screen first</source>
        <translation>再次运行网络，先计算当前显示的层</translation>
    </message>
    <message>
        <source>Opacity of the map over images</source>
        <translation>图在图像上的不透明度</translation>
    </message>
    <message>
        <source>Values nearer to none than this are not drawn over images</source>
        <translation>比此更接近“无”的数值不绘制在图像上</translation>
    </message>
    <message>
        <source>Over e&amp;very image</source>
        <translation>在每幅图像上(&amp;V)</translation>
    </message>
    <message>
        <source>Otherwise over SR alone</source>
        <translation>否则仅在 SR 上</translation>
    </message>
    <message>
        <source>Trust map</source>
        <translation>可信度图</translation>
    </message>
    <message>
        <source>Ma&amp;p</source>
        <translation>图(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Opacity</source>
        <translation>不透明度(&amp;O)</translation>
    </message>
    <message>
        <source>T&amp;hreshold</source>
        <translation>阈值(&amp;H)</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>all values</source>
        <translation>所有数值</translation>
    </message>
    <message>
        <source>only below %1 %2</source>
        <translation>仅低于 %1 %2</translation>
    </message>
    <message>
        <source>only beyond ±%1 %2</source>
        <translation>仅超出 ±%1 %2</translation>
    </message>
    <message>
        <source>only above %1 %2</source>
        <translation>仅高于 %1 %2</translation>
    </message>
    <message>
        <source>Computing …</source>
        <translation>正在计算 …</translation>
    </message>
    <message>
        <source>Compute a&amp;gain: %1 passes a slice</source>
        <translation>重新计算：每层 %1 遍(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Compute: %1 passes a slice</source>
        <translation>计算：每层 %1 遍(&amp;C)</translation>
    </message>
    <message>
        <source>Only %1 of %2 slices are there.</source>
        <translation>目前仅有 %1 层，共 %2 层。</translation>
    </message>
    <message>
        <source>Being made …</source>
        <translation>正在生成 …</translation>
    </message>
    <message>
        <source>After a run.</source>
        <translation>运行之后。</translation>
    </message>
</context>
<context>
    <name>glmamba::app::WindowPanel</name>
    <message>
        <source>Low end of the window</source>
        <translation>窗口下限</translation>
    </message>
    <message>
        <source>High end of the window</source>
        <translation>窗口上限</translation>
    </message>
    <message>
        <source>Centre of the window</source>
        <translation>窗位</translation>
    </message>
    <message>
        <source>Width of the window</source>
        <translation>窗宽</translation>
    </message>
    <message>
        <source>Lo&amp;w</source>
        <translation>下限(&amp;W)</translation>
    </message>
    <message>
        <source>Hi&amp;gh</source>
        <translation>上限(&amp;G)</translation>
    </message>
    <message>
        <source>Ce&amp;ntre</source>
        <translation>窗位(&amp;N)</translation>
    </message>
    <message>
        <source>Wi&amp;dth</source>
        <translation>窗宽(&amp;D)</translation>
    </message>
    <message>
        <source>Auto: &amp;visible</source>
        <translation>自动：可见(&amp;V)</translation>
    </message>
    <message>
        <source>From what the active pane shows</source>
        <translation>根据当前窗格所显示的内容</translation>
    </message>
    <message>
        <source>Auto: w&amp;hole</source>
        <translation>自动：整体(&amp;H)</translation>
    </message>
    <message>
        <source>From the whole volume</source>
        <translation>根据整个容积</translation>
    </message>
    <message>
        <source>&amp;Preset</source>
        <translation>预设(&amp;P)</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
    <message>
        <source>Keep this window as a preset of your own</source>
        <translation>将此窗口保存为自定义预设</translation>
    </message>
    <message>
        <source>Forget this preset</source>
        <translation>删除此预设</translation>
    </message>
    <message>
        <source>Forget the chosen preset, one of your own</source>
        <translation>删除所选的自定义预设</translation>
    </message>
    <message>
        <source>&amp;Invert: low values bright</source>
        <translation>反转：低值为亮(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Same for all compared images</source>
        <translation>所有对比图像相同(&amp;S)</translation>
    </message>
    <message>
        <source>LR, SR, zero-fill and HR, which are in the same units</source>
        <translation>LR、SR、零填充和 HR，单位相同</translation>
    </message>
    <message>
        <source>&lt;b&gt;%1&lt;/b&gt; and all images in its units</source>
        <translation>&lt;b&gt;%1&lt;/b&gt; 及所有单位相同的图像</translation>
    </message>
    <message>
        <source>&lt;b&gt;%1&lt;/b&gt;</source>
        <translation>&lt;b&gt;%1&lt;/b&gt;</translation>
    </message>
    <message>
        <source>Counting values</source>
        <translation>正在统计数值</translation>
    </message>
    <message>
        <source>choose …</source>
        <translation>选择 …</translation>
    </message>
    <message>
        <source>Keep this window as a preset</source>
        <translation>将此窗口保存为预设</translation>
    </message>
    <message>
        <source>Name (it follows each image&apos;s own brightness):</source>
        <translation>名称（随各图像自身亮度调整）：</translation>
    </message>
</context>
</TS>
