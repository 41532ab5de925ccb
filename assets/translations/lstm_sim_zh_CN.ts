<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>ActivationPanel</name>
    <message>
        <source>Activations</source>
        <translation>激活函数</translation>
    </message>
    <message>
        <source>Activation curves</source>
        <translation>激活函数曲线</translation>
    </message>
    <message>
        <source>Drag a point, or choose one with Space and move it with the arrows; A shows all</source>
        <translation>拖动一个点，或用空格键选点、方向键移动；按 A 显示全部</translation>
    </message>
    <message>
        <source>pre-activation</source>
        <translation>预激活值</translation>
    </message>
    <message>
        <source>f, g, h</source>
        <translation>f, g, h</translation>
    </message>
</context>
<context>
    <name>CellWorkspace</name>
    <message>
        <source>Cell</source>
        <translation>单元</translation>
    </message>
</context>
<context>
    <name>Deck</name>
    <message>
        <source>Plots</source>
        <translation>图表</translation>
    </message>
</context>
<context>
    <name>Diagram</name>
    <message>
        <source>pinned {value}</source>
        <translation>固定 {value}</translation>
    </message>
    <message>
        <source>keeps {percent}%</source>
        <translation>保留 {percent}%</translation>
    </message>
    <message>
        <source>{percent}% open</source>
        <translation>打开 {percent}%</translation>
    </message>
    <message>
        <source>memory, set by hand</source>
        <translation>记忆（手动设定）</translation>
    </message>
    <message>
        <source>memory</source>
        <translation>记忆</translation>
    </message>
    <message>
        <source>∂ of {what} at step {step}</source>
        <translation>第 {step} 步 {what} 的 ∂</translation>
    </message>
</context>
<context>
    <name>DiagramCanvas</name>
    <message>
        <source>Open keeps the memory; shut clears it.</source>
        <translation>打开则保留记忆，关闭则清除记忆。</translation>
    </message>
    <message>
        <source>Drag up or down; double click resets.</source>
        <translation>上下拖动；双击还原。</translation>
    </message>
    <message>
        <source>Driven by the weights: change the inputs or the weights.</source>
        <translation>由权重决定：请修改输入或权重。</translation>
    </message>
</context>
<context>
    <name>DiagramPanel</name>
    <message>
        <source>Memory cell</source>
        <translation>记忆单元</translation>
    </message>
    <message>
        <source>Cell</source>
        <translation>单元</translation>
    </message>
    <message>
        <source>Which cell: the diagram and the equations change with it</source>
        <translation>单元类型：示意图和公式随之改变</translation>
    </message>
    <message>
        <source>∂ gradients</source>
        <translation>∂ 梯度</translation>
    </message>
    <message>
        <source>Show how the chosen value answers to every other: ∂ flows backwards</source>
        <translation>显示所选值对其他各值的响应：∂ 反向流动</translation>
    </message>
    <message>
        <source>∂a, this step</source>
        <translation>∂a，本步</translation>
    </message>
    <message>
        <source>∂a, last step</source>
        <translation>∂a，末步</translation>
    </message>
    <message>
        <source>∂c′, this step</source>
        <translation>∂c′，本步</translation>
    </message>
    <message>
        <source>∂c′, last step</source>
        <translation>∂c′，末步</translation>
    </message>
    <message>
        <source>Gradient of</source>
        <translation>求梯度的量</translation>
    </message>
    <message>
        <source>Diagram of the cell</source>
        <translation>单元示意图</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>&amp;Figure</source>
        <translation>图(&amp;F)</translation>
    </message>
    <message>
        <source>For&amp;mat</source>
        <translation>格式(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>主题(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Size</source>
        <translation>尺寸(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Resolution</source>
        <translation>分辨率(&amp;R)</translation>
    </message>
    <message>
        <source>Ste&amp;ps per second</source>
        <translation>每秒步数(&amp;P)</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Whole workspace</source>
        <translation>整个工作区</translation>
    </message>
    <message>
        <source>PNG image</source>
        <translation>PNG 图像</translation>
    </message>
    <message>
        <source>SVG vector</source>
        <translation>SVG 矢量图</translation>
    </message>
    <message>
        <source>PDF vector</source>
        <translation>PDF 矢量图</translation>
    </message>
    <message>
        <source>CSV data</source>
        <translation>CSV 数据</translation>
    </message>
    <message>
        <source>GIF animation</source>
        <translation>GIF 动画</translation>
    </message>
    <message>
        <source>APNG animation</source>
        <translation>APNG 动画</translation>
    </message>
    <message>
        <source>As shown</source>
        <translation>与屏幕相同</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Column, 85 mm</source>
        <translation>单栏，85 mm</translation>
    </message>
    <message>
        <source>Page, 170 mm</source>
        <translation>通栏，170 mm</translation>
    </message>
    <message>
        <source>Slide, 16:9</source>
        <translation>幻灯片，16:9</translation>
    </message>
    <message>
        <source>%p%, {seconds} s left</source>
        <translation>%p%，还需 {seconds} 秒</translation>
    </message>
    <message>
        <source>Writing the file…</source>
        <translation>正在写入文件…</translation>
    </message>
</context>
<context>
    <name>FormulaPanel</name>
    <message>
        <source>Formula</source>
        <translation>公式</translation>
    </message>
    <message>
        <source>Rounded</source>
        <translation>舍入</translation>
    </message>
    <message>
        <source>Exact</source>
        <translation>精确</translation>
    </message>
    <message>
        <source>Three decimals</source>
        <translation>三位小数</translation>
    </message>
    <message>
        <source>Every digit of the double-precision number</source>
        <translation>双精度数的全部数字</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy the formulas</source>
        <translation>复制公式</translation>
    </message>
    <message>
        <source>As LaTeX</source>
        <translation>复制为 LaTeX</translation>
    </message>
    <message>
        <source>As Text</source>
        <translation>复制为文本</translation>
    </message>
</context>
<context>
    <name>InputsPanel</name>
    <message>
        <source>Arrows: 0.1, with Shift 0.01; Page: 1; Home and End: the ends. Double click resets.</source>
        <translation>方向键：0.1，加 Shift：0.01；翻页键：1；Home 和 End：两端。双击还原。</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>记忆</translation>
    </message>
    <message>
        <source>Input {number}</source>
        <translation>输入 {number}</translation>
    </message>
    <message>
        <source>Weight of the memory in {symbol}</source>
        <translation>记忆在 {symbol} 中的权重</translation>
    </message>
    <message>
        <source>Inputs</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>Direct</source>
        <translation>直接</translation>
    </message>
    <message>
        <source>Set z, zᵢ, z_f and z_o themselves</source>
        <translation>直接设定 z、zᵢ、z_f 和 z_o</translation>
    </message>
    <message>
        <source>Weighted</source>
        <translation>加权</translation>
    </message>
    <message>
        <source>Set inputs x₁ … xₙ; a matrix of weights makes z, zᵢ, z_f and z_o of them</source>
        <translation>设定输入 x₁ … xₙ，由权重矩阵算出 z、zᵢ、z_f 和 z_o</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步进</translation>
    </message>
    <message>
        <source>Commit the step: c becomes c′ (Ctrl+Return)</source>
        <translation>走一步：c 变为 c′（Ctrl+Return）</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>后退</translation>
    </message>
    <message>
        <source>One step back (Ctrl+Backspace)</source>
        <translation>后退一步（Ctrl+Backspace）</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>固定</translation>
    </message>
    <message>
        <source>Keep this state and compare later ones with it (Ctrl+P)</source>
        <translation>固定此状态，与之后的状态比较（Ctrl+P）</translation>
    </message>
    <message>
        <source>Memory set by hand: release</source>
        <translation>手动设定的记忆：还原</translation>
    </message>
    <message>
        <source>Let the memory be again what the run brings to this step</source>
        <translation>让记忆重新取运行到此步的值</translation>
    </message>
    <message>
        <source>Activation f of the gates</source>
        <translation>闸门的激活函数 f</translation>
    </message>
    <message>
        <source>Activation g of the cell input</source>
        <translation>单元输入的激活函数 g</translation>
    </message>
    <message>
        <source>Activation h of the memory on its way out</source>
        <translation>记忆输出时的激活函数 h</translation>
    </message>
    <message>
        <source>Weights of the memory</source>
        <translation>记忆的权重</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>unit </source>
        <translation>单元 </translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单元</translation>
    </message>
    <message>
        <source>One input fewer</source>
        <translation>减少一个输入</translation>
    </message>
    <message>
        <source>One input more</source>
        <translation>增加一个输入</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>No files yet</source>
        <translation>尚无文件</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Presets</source>
        <translation>预设(&amp;P)</translation>
    </message>
    <message>
        <source>Open &amp;Recent</source>
        <translation>最近打开(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Step</source>
        <translation>步进(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>主题(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>语言(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>As the &amp;System</source>
        <translation>跟随系统(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>浅色(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>深色(&amp;D)</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Presets: cells to begin with</source>
        <translation>预设：可供开始的单元</translation>
    </message>
    <message>
        <source>What to look for</source>
        <translation>看什么</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Undo {change}</source>
        <translation>撤销(&amp;U)：{change}</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Redo {change}</source>
        <translation>重做(&amp;R)：{change}</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>未命名</translation>
    </message>
    <message>
        <source>Drag a slider, a gate or a point: everything follows.</source>
        <translation>拖动滑块、闸门或图上的点，其余一切随之变化。</translation>
    </message>
    <message>
        <source>Sessions and sequences ({patterns})</source>
        <translation>会话和序列 ({patterns})</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Reading {file}…</source>
        <translation>正在读取 {file}…</translation>
    </message>
    <message>
        <source>{file} cannot be opened: {reason}</source>
        <translation>无法打开 {file}：{reason}</translation>
    </message>
    <message>
        <source>The clipboard holds no text. Copy cells of a spreadsheet first.</source>
        <translation>剪贴板中没有文本。请先在电子表格中复制单元格。</translation>
    </message>
    <message>
        <source>Sessions ({pattern})</source>
        <translation>会话 ({pattern})</translation>
    </message>
    <message>
        <source>Save As</source>
        <translation>另存为</translation>
    </message>
    <message>
        <source>{file} cannot be saved: {reason}. Choose another folder with File → Save As.</source>
        <translation>无法保存 {file}：{reason}。请用“文件 → 另存为”选择其他文件夹。</translation>
    </message>
    <message>
        <source>Saved to {file}</source>
        <translation>已保存到 {file}</translation>
    </message>
    <message>
        <source>LSTM Sim did not end properly. The session of {time} is still there.</source>
        <translation>LSTM Sim 上次未正常结束。{time} 的会话仍在。</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>丢弃</translation>
    </message>
    <message>
        <source>Copied: {figure}</source>
        <translation>已复制：{figure}</translation>
    </message>
    <message>
        <source>Copy Figure</source>
        <translation>复制图</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>About LSTM Sim</source>
        <translation>关于 LSTM Sim</translation>
    </message>
    <message>
        <source>LSTM Sim {version}: an instrument for seeing into a recurrent memory cell.</source>
        <translation>LSTM Sim {version}：看清循环记忆单元内部的仪器。</translation>
    </message>
    <message>
        <source>{file} has changes that are not saved. Save them?</source>
        <translation>{file} 有尚未保存的更改。要保存吗？</translation>
    </message>
</context>
<context>
    <name>PhasePanel</name>
    <message>
        <source>Every memory stays as it is.</source>
        <translation>任何记忆都保持不变。</translation>
    </message>
    <message>
        <source>● stable</source>
        <translation>● 稳定</translation>
    </message>
    <message>
        <source>○ unstable</source>
        <translation>○ 不稳定</translation>
    </message>
    <message>
        <source>{kind} {memory}, slope {slope}</source>
        <translation>{kind} {memory}，斜率 {slope}</translation>
    </message>
    <message>
        <source>No fixed point in this range.</source>
        <translation>此范围内没有不动点。</translation>
    </message>
    <message>
        <source>Phase</source>
        <translation>相图</translation>
    </message>
    <message>
        <source>Phase plot of the memory</source>
        <translation>记忆的相图</translation>
    </message>
    <message>
        <source>Where the memory goes under the present inputs: drag the point to begin elsewhere; A shows all</source>
        <translation>当前输入下记忆的去向：拖动点可从别处开始；按 A 显示全部</translation>
    </message>
</context>
<context>
    <name>ResponsePanel</name>
    <message>
        <source>Response</source>
        <translation>响应</translation>
    </message>
    <message>
        <source>What the map shows</source>
        <translation>图中显示的量</translation>
    </message>
    <message>
        <source>Horizontal axis</source>
        <translation>横轴</translation>
    </message>
    <message>
        <source>Vertical axis</source>
        <translation>纵轴</translation>
    </message>
    <message>
        <source>Response map</source>
        <translation>响应图</translation>
    </message>
    <message>
        <source>Drag the crosshair to set both inputs, or move it with the arrows; A shows all</source>
        <translation>拖动十字线同时设定两个输入，或用方向键移动；按 A 显示全部</translation>
    </message>
</context>
<context>
    <name>SensitivityPanel</name>
    <message>
        <source>∂c′/∂c = {gate}: open, the gradient passes whole</source>
        <translation>∂c′/∂c = {gate}：打开时梯度完整通过</translation>
    </message>
    <message>
        <source>∂c′/∂c: {gate}, and what the peepholes add</source>
        <translation>∂c′/∂c：{gate}，再加上窥视孔的部分</translation>
    </message>
    <message>
        <source>Sensitivity of {what}</source>
        <translation>{what} 的灵敏度</translation>
    </message>
    <message>
        <source>How the new memory c′ answers</source>
        <translation>新记忆 c′ 如何响应</translation>
    </message>
    <message>
        <source>How the output a answers</source>
        <translation>输出 a 如何响应</translation>
    </message>
    <message>
        <source>Sensitivity</source>
        <translation>灵敏度</translation>
    </message>
</context>
<context>
    <name>SequenceDialog</name>
    <message>
        <source>Rename input</source>
        <translation>重命名输入</translation>
    </message>
    <message>
        <source>Name of the input:</source>
        <translation>输入的名称：</translation>
    </message>
    <message>
        <source>The clipboard holds no text. Copy cells of a spreadsheet first.</source>
        <translation>剪贴板中没有文本。请先在电子表格中复制单元格。</translation>
    </message>
    <message>
        <source>Open CSV</source>
        <translation>打开 CSV</translation>
    </message>
    <message>
        <source>Tables (*.csv *.tsv *.txt)</source>
        <translation>表格 (*.csv *.tsv *.txt)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>{file} cannot be opened: {reason}</source>
        <translation>无法打开 {file}：{reason}</translation>
    </message>
    <message>
        <source>Sequence</source>
        <translation>序列</translation>
    </message>
    <message>
        <source>The sequence: a row for each time step</source>
        <translation>序列：每个时间步一行</translation>
    </message>
    <message>
        <source>Paste cells of a spreadsheet from the current cell on (Ctrl+V)</source>
        <translation>从当前单元格起粘贴电子表格的内容（Ctrl+V）</translation>
    </message>
    <message>
        <source>Insert</source>
        <translation>插入</translation>
    </message>
    <message>
        <source>A row of zeros below the current one (Ins)</source>
        <translation>在当前行下方插入一行零（Ins）</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>复制行</translation>
    </message>
    <message>
        <source>The current row once more (Ctrl+D)</source>
        <translation>再来一行相同的（Ctrl+D）</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Delete the selected rows (Ctrl+Del)</source>
        <translation>删除所选的行（Ctrl+Del）</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>重命名…</translation>
    </message>
    <message>
        <source>Give the current input another name</source>
        <translation>给当前输入换一个名称</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Open CSV…</source>
        <translation>打开 CSV…</translation>
    </message>
    <message>
        <source>Take the sequence from a file</source>
        <translation>从文件读取序列</translation>
    </message>
    <message>
        <source>Generate…</source>
        <translation>生成…</translation>
    </message>
    <message>
        <source>Fill an input with a signal</source>
        <translation>用信号填充一个输入</translation>
    </message>
</context>
<context>
    <name>SequenceGenerator</name>
    <message>
        <source>Impulse</source>
        <translation>脉冲</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>阶跃</translation>
    </message>
    <message>
        <source>Sine</source>
        <translation>正弦</translation>
    </message>
    <message>
        <source>Square</source>
        <translation>方波</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>噪声</translation>
    </message>
    <message>
        <source>Signal</source>
        <translation>信号</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>Length (steps)</source>
        <translation>长度（步）</translation>
    </message>
    <message>
        <source>Amplitude</source>
        <translation>幅度</translation>
    </message>
    <message>
        <source>Period (steps)</source>
        <translation>周期（步）</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>随机种子</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>应用</translation>
    </message>
    <message>
        <source>Put the signal into the chosen input</source>
        <translation>把信号放入所选输入</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>Give the input its values back</source>
        <translation>恢复该输入原来的值</translation>
    </message>
</context>
<context>
    <name>SequenceModel</name>
    <message>
        <source>“{text}” is not a number. The cell keeps its value.</source>
        <translation>“{text}”不是数。单元格保持原值。</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Keyboard Shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>Next or previous control</source>
        <translation>下一个或上一个控件</translation>
    </message>
    <message>
        <source>Slider or gate: one step</source>
        <translation>滑块或闸门：一格</translation>
    </message>
    <message>
        <source>Slider or gate: finer</source>
        <translation>滑块或闸门：更细</translation>
    </message>
    <message>
        <source>Shift + arrow</source>
        <translation>Shift + 方向键</translation>
    </message>
    <message>
        <source>Slider or gate: coarser</source>
        <translation>滑块或闸门：更粗</translation>
    </message>
    <message>
        <source>Slider or gate: to the end</source>
        <translation>滑块或闸门：到端点</translation>
    </message>
    <message>
        <source>Reset one value</source>
        <translation>还原一个值</translation>
    </message>
    <message>
        <source>Double click</source>
        <translation>双击</translation>
    </message>
    <message>
        <source>Figure: menu</source>
        <translation>图：菜单</translation>
    </message>
    <message>
        <source>Right click or Menu key</source>
        <translation>右键或菜单键</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
</context>
<context>
    <name>TimelinePanel</name>
    <message>
        <source>Timeline</source>
        <translation>时间线</translation>
    </message>
    <message>
        <source>Traces of the run</source>
        <translation>运行轨迹</translation>
    </message>
    <message>
        <source>Step forward (→) takes c ← c′ and adds the next column.</source>
        <translation>前进一步（→）即 c ← c′，并增加下一列。</translation>
    </message>
    <message>
        <source>step</source>
        <translation>步</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Choose what the timeline shows</source>
        <translation>选择时间线显示的内容</translation>
    </message>
    <message>
        <source>Sequence…</source>
        <translation>序列…</translation>
    </message>
    <message>
        <source>The sequence as a table: type, paste, open a CSV file, generate</source>
        <translation>以表格编辑序列：输入、粘贴、打开 CSV、生成</translation>
    </message>
    <message>
        <source>Edit the sequence as a table</source>
        <translation>以表格编辑序列</translation>
    </message>
    <message>
        <source>Inputs</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>Pre-activations z</source>
        <translation>预激活值 z</translation>
    </message>
    <message>
        <source>Gates</source>
        <translation>闸门</translation>
    </message>
    <message>
        <source>Memory c′</source>
        <translation>记忆 c′</translation>
    </message>
    <message>
        <source>Output a</source>
        <translation>输出 a</translation>
    </message>
    <message>
        <source>Answer of the output layer y</source>
        <translation>输出层的结果 y</translation>
    </message>
</context>
<context>
    <name>Transport</name>
    <message>
        <source>Commit the step: c ← c′</source>
        <translation>走一步：c ← c′</translation>
    </message>
    <message>
        <source>Step forward</source>
        <translation>前进一步</translation>
    </message>
    <message>
        <source>First step</source>
        <translation>第一步</translation>
    </message>
    <message>
        <source>Step back</source>
        <translation>后退一步</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>空格键</translation>
    </message>
    <message>
        <source>Last step</source>
        <translation>最后一步</translation>
    </message>
    <message>
        <source>{speed} steps/s</source>
        <translation>{speed} 步/秒</translation>
    </message>
    <message>
        <source>Speed of playing</source>
        <translation>播放速度</translation>
    </message>
</context>
<context>
    <name>WeightsTable</name>
    <message>
        <source>{symbol}, the sum of its row</source>
        <translation>{symbol}，该行之和</translation>
    </message>
    <message>
        <source>What {source} adds to {symbol} per unit</source>
        <translation>每单位 {source} 给 {symbol} 增加的量</translation>
    </message>
</context>
<context>
    <name>commands</name>
    <message>
        <source>&amp;New</source>
        <translation>新建(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>打开(&amp;O)…</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>保存(&amp;S)</translation>
    </message>
    <message>
        <source>Save &amp;As…</source>
        <translation>另存为(&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;Clear This List</source>
        <translation>清空列表(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>导出(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
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
        <source>&amp;Copy Figure</source>
        <translation>复制图(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Paste as Sequence</source>
        <translation>粘贴为序列(&amp;P)</translation>
    </message>
    <message>
        <source>Commit &amp;Step (c ← c′)</source>
        <translation>走一步(&amp;S)（c ← c′）</translation>
    </message>
    <message>
        <source>Step &amp;Back</source>
        <translation>后退一步(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;First Step</source>
        <translation>第一步(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Play or Pause</source>
        <translation>播放或暂停(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Last Step</source>
        <translation>最后一步(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Release Memory Set by Hand</source>
        <translation>还原手动设定的记忆(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Pin This State to Compare</source>
        <translation>固定此状态以作比较(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Exact Numbers</source>
        <translation>精确数字(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Gradients in the Diagram</source>
        <translation>示意图中的梯度(&amp;G)</translation>
    </message>
    <message>
        <source>Edit Se&amp;quence…</source>
        <translation>编辑序列(&amp;Q)…</translation>
    </message>
    <message>
        <source>Zoom &amp;In</source>
        <translation>放大(&amp;I)</translation>
    </message>
    <message>
        <source>Zoom &amp;Out</source>
        <translation>缩小(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Normal Size</source>
        <translation>正常大小(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Reset Layout</source>
        <translation>重置布局(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Full Screen</source>
        <translation>全屏(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;What to Look For</source>
        <translation>看什么(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Keyboard Shortcuts</source>
        <translation>键盘快捷键(&amp;K)</translation>
    </message>
    <message>
        <source>Open &amp;Log Folder</source>
        <translation>打开日志文件夹(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;About LSTM Sim</source>
        <translation>关于 LSTM Sim(&amp;A)</translation>
    </message>
</context>
<context>
    <name>failure</name>
    <message>
        <source>Something went wrong</source>
        <translation>出了问题</translation>
    </message>
    <message>
        <source>The last action failed. Your session is as it was, and you can go on.</source>
        <translation>上一个操作失败了。会话保持原样，可以继续。</translation>
    </message>
    <message>
        <source>Details are in the log file:
{file}</source>
        <translation>详情见日志文件：
{file}</translation>
    </message>
</context>
<context>
    <name>problems</name>
    <message>
        <source>A sequence of {0} steps is too long for the window, which shows up to {1}.</source>
        <translation>{0} 步的序列太长，窗口最多显示 {1} 步。</translation>
    </message>
    <message>
        <source>An input needs a name.</source>
        <translation>输入需要一个名称。</translation>
    </message>
    <message>
        <source>Begin further left, or paste fewer columns.</source>
        <translation>请从更靠左处开始，或粘贴更少的列。</translation>
    </message>
    <message>
        <source>Check its quotation marks.</source>
        <translation>请检查其中的引号。</translation>
    </message>
    <message>
        <source>Choose PNG, SVG or PDF.</source>
        <translation>请选择 PNG、SVG 或 PDF。</translation>
    </message>
    <message>
        <source>Choose a session that LSTM Sim saved.</source>
        <translation>请选择由 LSTM Sim 保存的会话。</translation>
    </message>
    <message>
        <source>Choose another folder.</source>
        <translation>请选择其他文件夹。</translation>
    </message>
    <message>
        <source>Choose one of: {0}.</source>
        <translation>请从中选择：{0}。</translation>
    </message>
    <message>
        <source>Give a CSV file.</source>
        <translation>请提供 CSV 文件。</translation>
    </message>
    <message>
        <source>Give a finite number.</source>
        <translation>请给出一个有限的数。</translation>
    </message>
    <message>
        <source>Give another name.</source>
        <translation>请换一个名称。</translation>
    </message>
    <message>
        <source>Give at least one row of numbers.</source>
        <translation>请至少给出一行数。</translation>
    </message>
    <message>
        <source>Give every row the same number of columns.</source>
        <translation>请让每一行的列数相同。</translation>
    </message>
    <message>
        <source>Give one row for each time step.</source>
        <translation>请为每个时间步给出一行。</translation>
    </message>
    <message>
        <source>Give one row of numbers for each time step.</source>
        <translation>请为每个时间步给出一行数。</translation>
    </message>
    <message>
        <source>Give those columns, or switch to weighted mode.</source>
        <translation>请给出这些列，或切换到加权模式。</translation>
    </message>
    <message>
        <source>Name columns apart.</source>
        <translation>各列名称请勿重复。</translation>
    </message>
    <message>
        <source>Open a session that LSTM Sim saved, or correct the file by hand.</source>
        <translation>请打开由 LSTM Sim 保存的会话，或手动改正文件。</translation>
    </message>
    <message>
        <source>Put a number there.</source>
        <translation>请在该处填入一个数。</translation>
    </message>
    <message>
        <source>Save the file as CSV UTF-8.</source>
        <translation>请将文件另存为 CSV UTF-8。</translation>
    </message>
    <message>
        <source>Shorten it, or run it with: lstm-sim simulate --inputs FILE.csv --weights FILE.json</source>
        <translation>请缩短序列，或用此命令运行：lstm-sim simulate --inputs FILE.csv --weights FILE.json</translation>
    </message>
    <message>
        <source>Shorten it, or run it without a window: lstm-sim simulate --inputs FILE.csv --weights FILE.json</source>
        <translation>请缩短序列，或不开窗口运行：lstm-sim simulate --inputs FILE.csv --weights FILE.json</translation>
    </message>
    <message>
        <source>Stay within ±{0}.</source>
        <translation>请保持在 ±{0} 之内。</translation>
    </message>
    <message>
        <source>The JSON breaks: {0}.</source>
        <translation>JSON 有误：{0}。</translation>
    </message>
    <message>
        <source>The block is too wide by {0} to begin at {1}.</source>
        <translation>这块内容宽出 {0} 列，无法从 {1} 开始。</translation>
    </message>
    <message>
        <source>The cell is empty.</source>
        <translation>单元格为空。</translation>
    </message>
    <message>
        <source>The file cannot be written: {0}.</source>
        <translation>无法写入文件：{0}。</translation>
    </message>
    <message>
        <source>The file does not fit: {0}.</source>
        <translation>文件内容不符：{0}。</translation>
    </message>
    <message>
        <source>The file ends in the middle.</source>
        <translation>文件不完整，中途结束。</translation>
    </message>
    <message>
        <source>The file has version {0}, made by a newer LSTM Sim; this one reads up to version {1}.</source>
        <translation>文件版本为 {0}，由更新的 LSTM Sim 生成；本程序最多读取版本 {1}。</translation>
    </message>
    <message>
        <source>The file holds {0} bytes.</source>
        <translation>文件有 {0} 字节。</translation>
    </message>
    <message>
        <source>The file holds {0} bytes; a session holds at most {1}.</source>
        <translation>文件有 {0} 字节；会话最多 {1} 字节。</translation>
    </message>
    <message>
        <source>The file is nested too deeply.</source>
        <translation>文件嵌套过深。</translation>
    </message>
    <message>
        <source>The file is not UTF-8 text.</source>
        <translation>文件不是 UTF-8 文本。</translation>
    </message>
    <message>
        <source>The file is not sound JSON.</source>
        <translation>文件不是有效的 JSON。</translation>
    </message>
    <message>
        <source>The name {0} stands twice.</source>
        <translation>名称 {0} 出现了两次。</translation>
    </message>
    <message>
        <source>The row cannot be taken apart: {0}.</source>
        <translation>无法拆分此行：{0}。</translation>
    </message>
    <message>
        <source>The row has {0} columns, the first has {1}.</source>
        <translation>此行有 {0} 列，第一行有 {1} 列。</translation>
    </message>
    <message>
        <source>The row has {0} columns.</source>
        <translation>此行有 {0} 列。</translation>
    </message>
    <message>
        <source>The rows of {0} differ in length.</source>
        <translation>{0} 各行长度不同。</translation>
    </message>
    <message>
        <source>The sequence has {0} lines, more than the {1} steps it may have.</source>
        <translation>序列有 {0} 行，超过允许的 {1} 步。</translation>
    </message>
    <message>
        <source>The sequence is empty.</source>
        <translation>序列为空。</translation>
    </message>
    <message>
        <source>The sequence is longer than {0} steps.</source>
        <translation>序列超过 {0} 步。</translation>
    </message>
    <message>
        <source>The sequence is not a rectangle of numbers.</source>
        <translation>序列不是整齐的数表。</translation>
    </message>
    <message>
        <source>The text is neither UTF-8 nor UTF-16.</source>
        <translation>文本既不是 UTF-8 也不是 UTF-16。</translation>
    </message>
    <message>
        <source>The version {0} is not a version number.</source>
        <translation>版本 {0} 不是版本号。</translation>
    </message>
    <message>
        <source>There are names but no numbers.</source>
        <translation>有名称但没有数。</translation>
    </message>
    <message>
        <source>There are no numbers.</source>
        <translation>没有数。</translation>
    </message>
    <message>
        <source>There is already an input {0}.</source>
        <translation>已经有名为 {0} 的输入。</translation>
    </message>
    <message>
        <source>There is no panel {0}.</source>
        <translation>没有名为 {0} 的面板。</translation>
    </message>
    <message>
        <source>This figure has no data behind it.</source>
        <translation>此图没有可导出的数据。</translation>
    </message>
    <message>
        <source>This is no session file (it does not say "format": "lstm-sim-session").</source>
        <translation>这不是会话文件（其中没有 "format": "lstm-sim-session"）。</translation>
    </message>
    <message>
        <source>This is no text file.</source>
        <translation>这不是文本文件。</translation>
    </message>
    <message>
        <source>Two inputs in {0}.names have the same name.</source>
        <translation>{0}.names 中有两个输入同名。</translation>
    </message>
    <message>
        <source>Update LSTM Sim.</source>
        <translation>请更新 LSTM Sim。</translation>
    </message>
    <message>
        <source>Use at most {0}.</source>
        <translation>最多使用 {0}。</translation>
    </message>
    <message>
        <source>Use one of {0}.</source>
        <translation>请使用其中之一：{0}。</translation>
    </message>
    <message>
        <source>Use up to {0}.</source>
        <translation>最多使用 {0}。</translation>
    </message>
    <message>
        <source>{0} columns given, but direct mode has {1}: {2}.</source>
        <translation>给出了 {0} 列，而直接模式有 {1} 列：{2}。</translation>
    </message>
    <message>
        <source>{0} has {1} numbers, expected {2}.</source>
        <translation>{0} 有 {1} 个数，应为 {2} 个。</translation>
    </message>
    <message>
        <source>{0} has {1} units, expected {2}.</source>
        <translation>{0} 有 {1} 个单元，应为 {2} 个。</translation>
    </message>
    <message>
        <source>{0} inputs are too many.</source>
        <translation>{0} 个输入太多了。</translation>
    </message>
    <message>
        <source>{0} is no format that a figure can be written in.</source>
        <translation>{0} 不是可写出图的格式。</translation>
    </message>
    <message>
        <source>{0} is not a number a cell can work with.</source>
        <translation>{0} 不是单元能用的数。</translation>
    </message>
    <message>
        <source>{0} is not a number.</source>
        <translation>{0} 不是数。</translation>
    </message>
    <message>
        <source>{0} is not a usable number.</source>
        <translation>{0} 不是可用的数。</translation>
    </message>
    <message>
        <source>{0} is not usable.</source>
        <translation>{0} 不可用。</translation>
    </message>
    <message>
        <source>{0} is too large.</source>
        <translation>{0} 太大了。</translation>
    </message>
    <message>
        <source>{0}.direct has {1} inputs, expected 4.</source>
        <translation>{0}.direct 有 {1} 个输入，应为 4 个。</translation>
    </message>
    <message>
        <source>{0}.memory_overrides names a step or unit there is none of.</source>
        <translation>{0}.memory_overrides 指定了不存在的步或单元。</translation>
    </message>
    <message>
        <source>{0}.pinned holds a pinned session of its own.</source>
        <translation>{0}.pinned 自身又含有固定的会话。</translation>
    </message>
    <message>
        <source>{0}.ranges has {1} numbers, expected {2}.</source>
        <translation>{0}.ranges 有 {1} 个数，应为 {2} 个。</translation>
    </message>
    <message>
        <source>{0}.step is {1}, but there are {2} steps.</source>
        <translation>{0}.step 为 {1}，但只有 {2} 步。</translation>
    </message>
    <message>
        <source>{0}.unit is {1}, but the layer has fewer.</source>
        <translation>{0}.unit 为 {1}，但该层没有这么多单元。</translation>
    </message>
    <message>
        <source>{0}.view: map_of and gradient_of are "c" or "a".</source>
        <translation>{0}.view：map_of 和 gradient_of 只能是 "c" 或 "a"。</translation>
    </message>
    <message>
        <source>line {0}</source>
        <translation>第 {0} 行</translation>
    </message>
    <message>
        <source>column {0}</source>
        <translation>第 {0} 列</translation>
    </message>
</context>
<context>
    <name>texts</name>
    <message>
        <source>Input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>Cell input</source>
        <translation>单元输入</translation>
    </message>
    <message>
        <source>Input gate</source>
        <translation>输入门</translation>
    </message>
    <message>
        <source>Forget gate</source>
        <translation>遗忘门</translation>
    </message>
    <message>
        <source>Output gate</source>
        <translation>输出门</translation>
    </message>
    <message>
        <source>Reset gate</source>
        <translation>重置门</translation>
    </message>
    <message>
        <source>Update gate</source>
        <translation>更新门</translation>
    </message>
    <message>
        <source>Candidate</source>
        <translation>候选值</translation>
    </message>
    <message>
        <source>Recalled memory</source>
        <translation>回忆值</translation>
    </message>
    <message>
        <source>Memory (previous)</source>
        <translation>记忆（之前）</translation>
    </message>
    <message>
        <source>Memory (new)</source>
        <translation>记忆（新）</translation>
    </message>
    <message>
        <source>Memory on its way out</source>
        <translation>输出中的记忆</translation>
    </message>
    <message>
        <source>Output (previous)</source>
        <translation>输出（上一步）</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>GRU (reset after)</source>
        <translation>GRU（重置在后）</translation>
    </message>
    <message>
        <source>GRU (reset before)</source>
        <translation>GRU（重置在前）</translation>
    </message>
    <message>
        <source>LSTM</source>
        <translation>LSTM</translation>
    </message>
    <message>
        <source>LSTM with peepholes</source>
        <translation>带窥视孔的 LSTM</translation>
    </message>
    <message>
        <source>LSTM with dense peepholes</source>
        <translation>全窥视孔 LSTM</translation>
    </message>
    <message>
        <source>Simple RNN</source>
        <translation>简单 RNN</translation>
    </message>
    <message>
        <source>change of an input</source>
        <translation>更改输入</translation>
    </message>
    <message>
        <source>change of the memory</source>
        <translation>更改记忆</translation>
    </message>
    <message>
        <source>change of a weight</source>
        <translation>更改权重</translation>
    </message>
    <message>
        <source>choice of an activation</source>
        <translation>选择激活函数</translation>
    </message>
    <message>
        <source>choice of the cell</source>
        <translation>选择单元</translation>
    </message>
    <message>
        <source>choice of direct or weighted</source>
        <translation>选择直接或加权</translation>
    </message>
    <message>
        <source>step</source>
        <translation>步</translation>
    </message>
    <message>
        <source>change of the sequence</source>
        <translation>更改序列</translation>
    </message>
    <message>
        <source>change of the view</source>
        <translation>更改视图</translation>
    </message>
    <message>
        <source>pinning</source>
        <translation>固定</translation>
    </message>
    <message>
        <source>opening</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Lecture: worked by hand</source>
        <translation>课程：手算示例</translation>
    </message>
    <message>
        <source>Lecture: overview</source>
        <translation>课程：总览</translation>
    </message>
    <message>
        <source>RNN by hand</source>
        <translation>手算 RNN</translation>
    </message>
    <message>
        <source>Latch: remembers one bit</source>
        <translation>锁存器：记住一个比特</translation>
    </message>
    <message>
        <source>Counter</source>
        <translation>计数器</translation>
    </message>
    <message>
        <source>Leaky average</source>
        <translation>泄漏平均</translation>
    </message>
    <message>
        <source>Oscillator</source>
        <translation>振荡器</translation>
    </message>
    <message>
        <source>Pass-through</source>
        <translation>直通</translation>
    </message>
    <message>
        <source>Always forget</source>
        <translation>总是遗忘</translation>
    </message>
    <message>
        <source>x₂ = 1 writes x₁ into the memory, x₂ = −1 resets it, x₃ = 1 lets it out: step through and do the sums.</source>
        <translation>x₂ = 1 把 x₁ 写入记忆，x₂ = −1 清空记忆，x₃ = 1 输出记忆：逐步走一遍，亲手算一算。</translation>
    </message>
    <message>
        <source>Nine steps in which 3 and 4 are added up to 7, read out, forgotten, and 6 is stored and read out.</source>
        <translation>九步：3 和 4 相加得 7，读出，遗忘；再存入 6 并读出。</translation>
    </message>
    <message>
        <source>All weights are 1: the same input gives 2, then 6, because the memory is added; swap two inputs and every answer changes.</source>
        <translation>所有权重都是 1：同样的输入先得 2、再得 6，因为加上了记忆；交换两个输入，结果全都改变。</translation>
    </message>
    <message>
        <source>The memory takes the bit x₁ when x₂ = 1 and holds it, whatever x₁ does, until the next x₂ = 1.</source>
        <translation>x₂ = 1 时记忆存入比特 x₁ 并一直保持，不管 x₁ 怎么变，直到下一次 x₂ = 1。</translation>
    </message>
    <message>
        <source>Each x₁ = 1 opens the input gate and adds one; x₂ = 1 shuts the forget gate and the count is 0 again.</source>
        <translation>每个 x₁ = 1 打开输入门并加一；x₂ = 1 关闭遗忘门，计数归零。</translation>
    </message>
    <message>
        <source>The forget gate is 80% open: the memory climbs towards the input and decays by a fifth at each step.</source>
        <translation>遗忘门打开 80%：记忆逐步趋近输入，每步衰减五分之一。</translation>
    </message>
    <message>
        <source>The output feeds back with its sign turned: after one push the memory changes sides at every step.</source>
        <translation>输出变号后反馈：推一下之后，记忆每一步都换到另一边。</translation>
    </message>
    <message>
        <source>Input and output gates open, forget gate shut: what goes in comes out, and nothing is remembered.</source>
        <translation>输入门和输出门打开，遗忘门关闭：进什么出什么，什么也不记。</translation>
    </message>
    <message>
        <source>The forget gate stays shut, so nothing outlives a step: the memory is empty wherever the input gate is shut.</source>
        <translation>遗忘门始终关闭，任何内容都活不过一步：输入门一关，记忆就空。</translation>
    </message>
</context>
<context>
    <name>trace</name>
    <message>
        <source>step {step} of {steps}</source>
        <translation>第 {step} 步，共 {steps} 步</translation>
    </message>
    <message>
        <source>memory set by hand</source>
        <translation>手动设定的记忆</translation>
    </message>
</context>
</TS>
